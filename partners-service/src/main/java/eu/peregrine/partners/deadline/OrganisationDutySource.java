package eu.peregrine.partners.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads what deadlines need of organisations, past their aggregates: two statements, however many they are. */
@ApplicationScoped
class OrganisationDutySource implements DutySource {

    private static final String FACTS = """
            SELECT o.id, o.name_en, o.name_fr, o.home, o.state = 'ACTIVE' AS active, CAST(o.factsheet AS text) AS factsheet
              FROM organisation o WHERE o.id = ANY (:ids)
            """;
    private static final String LABELS = """
            SELECT l.organisation_id AS id, l.label, l.issuer, CAST(l.valid_until AS text) AS until
              FROM organisation_label l
             WHERE l.organisation_id = ANY (:ids) AND l.valid_until IS NOT NULL
               AND NOT EXISTS (SELECT 1 FROM organisation_label n
                                WHERE n.organisation_id = l.organisation_id AND n.label = l.label
                                  AND (n.valid_until IS NULL OR n.valid_until > l.valid_until))
             ORDER BY l.organisation_id, l.label, l.issuer
            """;

    private final FactRows rows;
    private final ObjectMapper json;
    private final LeadDays lead;
    private final Clock clock;

    @Inject
    OrganisationDutySource(FactRows rows, ObjectMapper json, LeadDays lead, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "organisation";
    }

    @Override
    public Set<String> taskKinds() {
        return OrganisationDuties.KINDS;
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        Map<UUID, List<Tuple>> labels = rows.byId(LABELS, ids);
        Map<UUID, List<Duty>> duties = new HashMap<>();
        rows.byId(FACTS, ids).forEach((id, found) -> {
            OrganisationFacts facts = facts(id, found.get(0), labels.getOrDefault(id, List.of()));
            duties.put(id, OrganisationDuties.of(facts, lead, clock.getZone()));
        });
        return duties;
    }

    private OrganisationFacts facts(UUID id, Tuple row, List<Tuple> labels) {
        JsonNode factsheet = factsheet(row.get("factsheet", String.class));
        List<OrganisationFacts.Term> terms = new ArrayList<>();
        factsheet
                .path("terms")
                .forEach(term -> terms.add(new OrganisationFacts.Term(
                        term.path("term").asText(),
                        day(term, "nominationDeadline"),
                        day(term, "applicationDeadline"))));
        return new OrganisationFacts(
                id,
                new LocalizedText(row.get("name_en", String.class), row.get("name_fr", String.class)),
                row.get("home", Boolean.class),
                row.get("active", Boolean.class),
                factsheet.hasNonNull("zone") ? ZoneId.of(factsheet.get("zone").asText()) : null,
                terms,
                labels.stream()
                        .map(label -> new OrganisationFacts.Label(
                                label.get("label", String.class),
                                label.get("issuer", String.class),
                                LocalDate.parse(label.get("until", String.class))))
                        .toList());
    }

    private JsonNode factsheet(String text) {
        try {
            return text == null ? json.createObjectNode() : json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database keeps JSON only", e);
        }
    }

    private static LocalDate day(JsonNode term, String field) {
        return term.hasNonNull(field) ? LocalDate.parse(term.get(field).asText()) : null;
    }
}
