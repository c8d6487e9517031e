package eu.peregrine.partners.deadline;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what deadlines need of agreements, past their aggregates: three statements, however many they are. */
@ApplicationScoped
class AgreementDutySource implements DutySource {

    private static final String FACTS = """
            SELECT a.id, a.reference, a.state, a.revision, CAST(CAST(r.made_at AS date) AS text) AS proposed_on,
                   a.basis = 'RECORDED' AS recorded,
                   a.recorded_document_id IS NOT NULL OR EXISTS (
                       SELECT 1 FROM document d WHERE d.owner_kind = 'agreement' AND d.owner_id = a.id) AS has_paper,
                   a.signed_on IS NULL OR EXISTS (
                       SELECT 1 FROM agreement_condition c WHERE c.agreement_id = a.id
                          AND (c.activity IN ('STUDENT_STUDIES', 'STAFF_TEACHING') AND c.languages = '[]'
                               OR c.activity = 'STUDENT_STUDIES' AND c.eqf_levels = '[]')) AS incomplete,
                   EXISTS (SELECT 1 FROM agreement_dispute d
                            WHERE d.agreement_id = a.id AND d.state = 'OPEN') AS disputed,
                   CAST(a.due_on AS text) AS due_on, a.notice_by,
                   EXISTS (SELECT 1 FROM agreement n WHERE n.renews = a.id AND n.state <> 'DELETED') AS renewed
              FROM agreement a
              JOIN agreement_revision r ON r.agreement_id = a.id AND r.revision = a.revision
             WHERE a.id = ANY (:ids)
            """;
    private static final String PARTIES = """
            SELECT agreement_id AS id, organisation_id, home, awaiting
              FROM agreement_party WHERE agreement_id = ANY (:ids) ORDER BY agreement_id, position
            """;
    private static final String LAST_YEARS = """
            SELECT DISTINCT agreement_id AS id, last_academic_year
              FROM agreement_condition WHERE agreement_id = ANY (:ids) ORDER BY 1, 2
            """;

    private final FactRows rows;
    private final LeadDays lead;
    private final Clock clock;

    @Inject
    AgreementDutySource(FactRows rows, LeadDays lead, Clock clock) {
        this.rows = rows;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "agreement";
    }

    @Override
    public Set<String> taskKinds() {
        return AgreementDuties.KINDS;
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        Map<UUID, List<Tuple>> parties = rows.byId(PARTIES, ids);
        Map<UUID, List<Tuple>> lastYears = rows.byId(LAST_YEARS, ids);
        Map<UUID, List<Duty>> duties = new HashMap<>();
        rows.byId(FACTS, ids).forEach((id, found) -> {
            AgreementFacts facts =
                    facts(id, found.get(0), parties.getOrDefault(id, List.of()), lastYears.getOrDefault(id, List.of()));
            duties.put(id, AgreementDuties.of(facts, lead, clock.getZone()));
        });
        return duties;
    }

    private static AgreementFacts facts(UUID id, Tuple row, List<Tuple> parties, List<Tuple> lastYears) {
        return new AgreementFacts(
                id,
                row.get("reference", String.class),
                row.get("state", String.class),
                row.get("revision", Integer.class),
                day(row, "proposed_on"),
                row.get("recorded", Boolean.class),
                row.get("has_paper", Boolean.class),
                row.get("incomplete", Boolean.class),
                row.get("disputed", Boolean.class),
                day(row, "due_on"),
                row.get("notice_by", UUID.class),
                row.get("renewed", Boolean.class),
                parties.stream()
                        .map(party -> new AgreementFacts.Side(
                                party.get("organisation_id", UUID.class),
                                party.get("home", Boolean.class),
                                party.get("awaiting", Boolean.class)))
                        .toList(),
                lastYears.stream()
                        .map(year -> year.get("last_academic_year", String.class))
                        .toList());
    }

    private static LocalDate day(Tuple row, String column) {
        String day = row.get(column, String.class);
        return day == null ? null : LocalDate.parse(day);
    }
}
