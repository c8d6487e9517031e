package eu.peregrine.scholarships.student;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The projected students. */
@ApplicationScoped
public class StudentFileRepository implements PanacheRepositoryBase<StudentFile, UUID> {

    private static final String UPSERT = """
            insert into student_file (id, sequence, programme_id, intake, prior_stays)
            values (:id, :sequence, :programme, :intake, cast(:stays as jsonb))
            on conflict (id) do update set sequence = excluded.sequence, programme_id = excluded.programme_id,
              intake = excluded.intake, prior_stays = excluded.prior_stays
            where student_file.sequence < excluded.sequence
            """;

    /**
     * Writes what an event told, unless a later event was followed before.
     *
     * @return whether anything was written
     */
    boolean follow(StudentFile file) {
        return getEntityManager()
                        .createNativeQuery(UPSERT)
                        .setParameter("id", file.id())
                        .setParameter("sequence", file.sequence())
                        .setParameter("programme", file.programmeId())
                        .setParameter("intake", file.intake())
                        .setParameter("stays", new StudentFile.Stays().convertToDatabaseColumn(file.priorStays()))
                        .executeUpdate()
                > 0;
    }

    /**
     * The stays from before the system as they were told last; none of a student who is not known. The file itself stays out of
     * the persistence context, which would hide what {@link #follow} writes.
     */
    @SuppressWarnings("unchecked")
    List<PriorStay> priorStays(UUID id) {
        return getEntityManager()
                .createQuery("select e.priorStays from StudentFile e where e.id = :id", Object.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst()
                .map(stays -> (List<PriorStay>) stays)
                .orElse(List.of());
    }

    /** What is known of these students, by their ids; read with one query. */
    public Map<UUID, StudentFile> known(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(StudentFile::id, Function.identity()));
    }
}
