package eu.peregrine.mobility.student;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.mobility.programme.StudentStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Stores students. */
@ApplicationScoped
class StudentRepository implements PanacheRepositoryBase<Student, UUID> {

    /** @param onlyThis the one student that the caller may see; null for all */
    Optional<Student> visible(UUID id, UUID onlyThis) {
        return onlyThis == null
                ? findByIdOptional(id)
                : find("id = ?1 and id = ?2", id, onlyThis).firstResultOptional();
    }

    /** The guest of a partner with that identifier. */
    Optional<Student> guest(UUID home, String esi) {
        return find("homeId = ?1 and esi = ?2", home, esi).firstResultOptional();
    }

    List<Student> guestsOf(UUID home) {
        return list("homeId = ?1 order by id", home);
    }

    /** The school's own students. */
    Page<Student> own(ListRequest request, StudentFilter filter, UUID onlyThis) {
        return listing(filter, onlyThis).always("s.homeId is null", Map.of()).page(request, Function.identity());
    }

    List<Student> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1 order by id", ids);
    }

    /** The school's own; an empty condition means all. */
    List<Student> in(Collection<UUID> programmes, Collection<StudentStatus> statuses, Collection<String> cohorts) {
        List<String> conditions = new ArrayList<>(List.of("homeId is null"));
        Map<String, Object> values = new HashMap<>();
        add("programmeId", programmes, conditions, values);
        add("status", statuses, conditions, values);
        add("cohort", cohorts, conditions, values);
        return list("from Student where " + String.join(" and ", conditions) + " order by id", values);
    }

    private static void add(String field, Collection<?> wanted, List<String> conditions, Map<String, Object> values) {
        if (!wanted.isEmpty()) {
            conditions.add(field + " in :" + field);
            values.put(field, wanted);
        }
    }

    Stream<Student> stream(int fetchSize) {
        return getEntityManager()
                .unwrap(Session.class)
                .createSelectionQuery("from Student s order by s.id", Student.class)
                .setFetchSize(fetchSize)
                .getResultStream();
    }

    <V> Page<V> page(ListRequest request, StudentFilter filter, UUID onlyThis, Function<Student, V> view) {
        return listing(filter, onlyThis).page(request, view);
    }

    /** The students that a list with this filter holds. */
    List<UUID> ids(StudentFilter filter, UUID onlyThis, int limit) {
        return listing(filter, onlyThis).distinct("s.id", UUID.class, limit);
    }

    private Listing<Student> listing(StudentFilter filter, UUID onlyThis) {
        Listing<Student> listing = Listing.of(getEntityManager(), Student.class, "s");
        if (onlyThis != null) {
            listing.always("s.id = :me", Map.of("me", onlyThis));
        }
        return listing.filter("id", filter.ids, "s.id in :id")
                .filter("cohort", filter.cohorts, "s.cohort in :cohort")
                .filter("programme", filter.programmes, "s.programmeId in :programme")
                .filter("status", filter.statuses, "s.status in :status")
                .filter("intake", filter.intakes, "s.intake in :intake")
                // By name: the outlook, which follows the mandate, is kept by a feature that knows this one.
                .filter(
                        "verdict",
                        filter.verdicts,
                        "s.id in (select o.id from OutlookEntry o where o.verdict in :verdict)")
                .filter("q", pattern(filter.q), "lower(concat(s.givenName, ' ', s.familyName)) like :q escape '!'")
                .sortable("familyName", "s.familyName", String.class, Student::familyName)
                .sortable("cohort", "s.cohort", String.class, Student::cohort)
                .defaultSort("familyName");
    }

    private static String pattern(String part) {
        if (part == null || part.isBlank()) {
            return null;
        }
        String escaped = part.trim().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0");
        return "%" + escaped + "%";
    }
}
