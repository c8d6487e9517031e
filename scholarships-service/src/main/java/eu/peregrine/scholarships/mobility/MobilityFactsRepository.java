package eu.peregrine.scholarships.mobility;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The projected mobilities. */
@ApplicationScoped
public class MobilityFactsRepository implements PanacheRepositoryBase<MobilityFacts, UUID> {

    private static final String UPSERT = """
            insert into mobility_facts (id, sequence, reference, direction, kind, state, student_id, host_country, programme_id,
              planned_start, planned_end, starts_on, ends_on, interruptions, arrived, departed, transcript_received,
              cancelled, force_majeure)
            values (:id, :sequence, :reference, :direction, :kind, :state, :student, :country, :programme,
              :start, :end, :startsOn, :endsOn, cast(:interruptions as jsonb), :arrived, :departed, :transcript, :cancelled,
              :forceMajeure)
            on conflict (id) do update set sequence = excluded.sequence, reference = excluded.reference,
              direction = excluded.direction, kind = excluded.kind, state = excluded.state,
              student_id = excluded.student_id, host_country = excluded.host_country,
              programme_id = excluded.programme_id, planned_start = excluded.planned_start,
              planned_end = excluded.planned_end, starts_on = excluded.starts_on, ends_on = excluded.ends_on,
              interruptions = excluded.interruptions, arrived = excluded.arrived, departed = excluded.departed,
              transcript_received = excluded.transcript_received, cancelled = excluded.cancelled,
              force_majeure = excluded.force_majeure
            where mobility_facts.sequence < excluded.sequence
            """;

    /**
     * Writes what an event told, unless a later event was followed before.
     *
     * @return whether anything was written
     */
    boolean follow(MobilityFacts facts) {
        await(facts.id());
        return getEntityManager()
                        .createNativeQuery(UPSERT)
                        .setParameter("id", facts.id())
                        .setParameter("sequence", facts.sequence())
                        .setParameter("reference", facts.reference())
                        .setParameter("direction", facts.direction())
                        .setParameter("kind", facts.kind())
                        .setParameter("state", facts.state())
                        .setParameter("student", facts.studentId())
                        .setParameter("country", facts.hostCountry())
                        .setParameter("programme", facts.programmeId())
                        .setParameter("start", facts.plannedStart())
                        .setParameter("end", facts.plannedEnd())
                        .setParameter("startsOn", facts.startsOn())
                        .setParameter("endsOn", facts.endsOn())
                        .setParameter(
                                "interruptions",
                                new MobilityFacts.Periods().convertToDatabaseColumn(facts.interruptions()))
                        .setParameter("arrived", facts.arrived())
                        .setParameter("departed", facts.departed())
                        .setParameter("transcript", facts.transcriptReceived())
                        .setParameter("cancelled", facts.cancelled())
                        .setParameter("forceMajeure", facts.forceMajeure())
                        .executeUpdate()
                > 0;
    }

    /**
     * Waits until nobody else decides about this mobility, which may not be known yet so that there is no row to lock. Whoever
     * notes that it is unknown takes this first: otherwise the news of it and the note, each unseen by the other, would
     * leave both waiting.
     */
    public void await(UUID id) {
        getEntityManager()
                .createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended(:id, 0)) as text)", String.class)
                .setParameter("id", id.toString())
                .getSingleResult();
    }

    /** What is known of the mobility; empty for no id and for one that no event told of yet. */
    public Optional<MobilityFacts> known(UUID id) {
        return id == null ? Optional.empty() : findByIdOptional(id);
    }

    /** What is known of these mobilities, by their ids; read with one query. */
    public Map<UUID, MobilityFacts> known(Set<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : list("id in ?1", ids).stream().collect(Collectors.toMap(MobilityFacts::id, Function.identity()));
    }

    /** Every mobility of these students, by the student; read with one query. */
    public Map<UUID, List<MobilityFacts>> ofStudents(Set<UUID> students) {
        return students.isEmpty()
                ? Map.of()
                : list("studentId in ?1", students).stream().collect(Collectors.groupingBy(MobilityFacts::studentId));
    }

    /**
     * As {@link #known}, and keeps the row until the end of the transaction. Whoever decides about an award by these facts
     * takes the lock first: otherwise a contract and a departure, each unseen by the other, would release nothing.
     */
    public Optional<MobilityFacts> locked(UUID id) {
        Optional<MobilityFacts> facts = known(id);
        facts.ifPresent(found -> getEntityManager().refresh(found, LockModeType.PESSIMISTIC_WRITE));
        return facts;
    }
}
