package eu.peregrine.mobility.stay;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.transfer.Exports;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.TypedQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Stores mobilities. */
@ApplicationScoped
class MobilityRepository implements PanacheRepositoryBase<Mobility, UUID> {

    /** The mobility with its segments, if it is the viewer's to see. */
    Optional<Mobility> visible(UUID id, Viewer viewer) {
        TypedQuery<Mobility> query = getEntityManager()
                .createQuery(
                        "select m from Mobility m left join fetch m.segments s where m.id = :id and "
                                + viewer.condition() + " order by s.position",
                        Mobility.class)
                .setParameter("id", id);
        viewer.parameters().forEach(query::setParameter);
        return query.getResultList().stream().findFirst();
    }

    /** Takes a row of {@link #periods}. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    /**
     * The segments of students, one row each and no entities, since whole cohorts are read at once: student, mobility,
     * reference, state, full host term, interruptions, kind, first and last day, attested where they are.
     */
    void periods(Collection<UUID> students, RowReader reader) {
        String sql = """
                select m.student_id, m.id, m.reference, m.state, m.full_host_term, m.interruptions, s.kind, lower(s.stay),
                       upper(s.stay) - 1
                  from mobility m join mobility_segment s on s.mobility_id = m.id
                 where m.student_id = any (?) order by m.reference, s.position
                """;
        getEntityManager().unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setArray(1, connection.createArrayOf("uuid", students.toArray()));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        });
    }

    /** The mobilities that an organisation sends or hosts. */
    List<Mobility> naming(UUID organisation) {
        return getEntityManager()
                .createQuery(
                        "select m from Mobility m where m.sendingId = :organisation or exists (select 1 from Segment s"
                                + " where s.mobility = m and s.hostId = :organisation) order by m.id",
                        Mobility.class)
                .setParameter("organisation", organisation)
                .getResultList();
    }

    /** The outgoing stays, not yet over, of which a part is in the country. */
    List<Mobility> goingTo(String country) {
        return getEntityManager()
                .createQuery("""
                        select m from Mobility m where m.direction = OUTGOING
                        and m.state in (PLANNED, NOMINATED, HOST_REJECTED, HOST_APPROVED, READY, ON_SITE, INTERRUPTED)
                        and exists (select 1 from Segment s where s.mobility = m and s.hostCountry = :country)
                        order by m.id
                        """, Mobility.class)
                .setParameter("country", country)
                .getResultList();
    }

    /** The reference of another mobility of the student that shares a day with the period, if there is one. */
    Optional<String> overlapping(UUID student, UUID except, LocalDate start, LocalDate end) {
        return getEntityManager()
                .createQuery("""
                        select s.mobility.reference from Segment s
                        where s.studentId = :student and s.occupies = true and s.mobility.id <> :except
                          and coalesce(s.actualStart, s.plannedStart) <= :end
                          and coalesce(s.actualEnd, s.plannedEnd) >= :start
                        order by s.plannedStart
                        """, String.class)
                .setParameter("student", student)
                .setParameter("except", except)
                .setParameter("start", start)
                .setParameter("end", end)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** References of other stays of the student, not cancelled, that share a day with this one, in order. */
    List<String> sharingDays(Mobility mobility) {
        return getEntityManager()
                .createQuery("""
                        select distinct s.mobility.reference from Segment s
                        where s.studentId = :student and s.mobility.id <> :except and s.mobility.state <> CANCELLED
                          and coalesce(s.actualStart, s.plannedStart) <= :end
                          and coalesce(s.actualEnd, s.plannedEnd) >= :start
                        order by s.mobility.reference
                        """, String.class)
                .setParameter("student", mobility.studentId())
                .setParameter("except", mobility.id())
                .setParameter("start", mobility.period().start())
                .setParameter("end", mobility.period().end())
                .getResultList();
    }

    Page<Mobility> page(ListRequest request, MobilityFilter filter, Viewer viewer) {
        return listing(filter, viewer).page(request, m -> m);
    }

    /** The students of the mobilities that a list with this filter holds. */
    List<UUID> students(MobilityFilter filter, Viewer viewer, int limit) {
        return listing(filter, viewer)
                .always("m.studentId is not null", Map.of())
                .distinct("m.studentId", UUID.class, limit);
    }

    private Listing<Mobility> listing(MobilityFilter filter, Viewer viewer) {
        return Listing.of(getEntityManager(), Mobility.class, "m")
                .always(viewer.condition(), viewer.parameters())
                .filter("id", filter.ids, "m.id in :id")
                .filter("direction", filter.directions, "m.direction in :direction")
                .filter("state", filter.states, "m.state in :state")
                .filter("kind", filter.kinds, "m.kind in :kind")
                .filter("academicYear", filter.academicYears, "m.academicYear in :academicYear")
                .filter("term", filter.terms, "m.term in :term")
                .filter(
                        "host",
                        filter.hosts,
                        "exists (select 1 from Segment h where h.mobility = m and h.hostId in :host)")
                .filter("sending", filter.sending, "m.sendingId in :sending")
                .filter(
                        "country",
                        upper(filter.countries),
                        "exists (select 1 from Segment c where c.mobility = m and c.hostCountry in :country)")
                .filter("programme", filter.programmes, "m.programmeId in :programme")
                .filter("cohort", filter.cohorts, "m.cohort in :cohort")
                .filter("student", filter.students, "m.studentId in :student")
                .filter("campaign", filter.campaigns, "m.campaignId in :campaign")
                .filter("onSiteOn", filter.onSiteOn, onSite())
                .filter(
                        "missing",
                        filter.missing == null ? null : "%," + filter.missing.code() + ",%",
                        "m.missing like :missing")
                .filter(
                        "assignedTo",
                        filter.assignedTo,
                        viewer.staff() ? "m.assignedTo in :assignedTo" : "1 = 0 and m.assignedTo in :assignedTo")
                .filter("modifiedSince", filter.modifiedSince, "m.updatedAt >= :modifiedSince")
                .sortable("reference", "m.reference", String.class, Mobility::reference)
                .sortable("updatedAt", "m.updatedAt", Instant.class, Mobility::updatedAt)
                .defaultSort("reference");
    }

    /** All mobilities the viewer sees, by reference. */
    Stream<MobilityRow> rows(Viewer viewer) {
        String segment = " from Segment s where s.mobility = m)";
        TypedQuery<MobilityRow> query = getEntityManager()
                .createQuery(
                        "select new eu.peregrine.mobility.stay.MobilityRow(m.id, m.reference, m.direction, m.kind, m.state,"
                                + " m.studentId, m.programmeId, m.cohort, m.sendingId, m.hostId, m.hostCountry, m.agreementId, m.conditionId,"
                                + " m.campaignId, m.academicYear, m.term,"
                                + " (select min(s.plannedStart)" + segment
                                + ", (select max(s.plannedEnd)" + segment
                                + ", (select min(s.actualStart)" + segment
                                + ", (select max(s.actualEnd)" + segment
                                + ", m.funded, m.recognisedEcts) from Mobility m where " + viewer.condition()
                                + " order by m.reference",
                        MobilityRow.class)
                .setHint("org.hibernate.fetchSize", Exports.FETCH_SIZE);
        viewer.parameters().forEach(query::setParameter);
        return query.getResultStream();
    }

    /** Somebody who has arrived is there until a departure is attested, whatever was planned. */
    private static String onSite() {
        return """
                m.state in (ON_SITE, INTERRUPTED, RETURNED, RECOGNISED, CLOSED) and exists (select 1 from Segment o
                where o.mobility = m and coalesce(o.actualStart, o.plannedStart) <= :onSiteOn
                  and (coalesce(o.actualEnd, o.plannedEnd) >= :onSiteOn
                    or m.state = ON_SITE and o.position = (select max(l.position) from Segment l where l.mobility = m)))
                """;
    }

    private static List<String> upper(List<String> countries) {
        return countries == null
                ? null
                : countries.stream().map(c -> c.toUpperCase(Locale.ROOT)).toList();
    }
}
