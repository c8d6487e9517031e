package eu.peregrine.partners.deadline;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
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

/** What the office must do about a selection review: review a partner again before the decision for it runs out. */
@ApplicationScoped
class ReviewDutySource implements DutySource {

    static final String REVIEW_AGAIN = "review-again";

    private static final String FACTS = """
            SELECT r.id, r.reference, CAST(r.valid_until AS text) AS until, o.name_en, coalesce(o.name_fr, o.name_en) AS name_fr
              FROM selection_review r
              JOIN organisation o ON o.id = r.organisation_id AND o.state IN ('PROSPECT', 'ACTIVE')
             WHERE r.id = ANY (:ids) AND r.state = 'DECIDED' AND r.decision = 'POSITIVE'
            """;

    private final FactRows rows;
    private final LeadDays lead;
    private final Clock clock;

    @Inject
    ReviewDutySource(FactRows rows, LeadDays lead, Clock clock) {
        this.rows = rows;
        this.lead = lead;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "selection-review";
    }

    @Override
    public Set<String> taskKinds() {
        return Set.of(REVIEW_AGAIN);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        Map<UUID, List<Duty>> duties = new HashMap<>();
        rows.byId(FACTS, ids).forEach((id, found) -> duties.put(id, List.of(duty(id, found.get(0)))));
        return duties;
    }

    private Duty duty(UUID id, Tuple row) {
        LocalDate until = LocalDate.parse(row.get("until", String.class));
        String reference = row.get("reference", String.class);
        TaskDraft task = new TaskDraft(
                "selection-review:" + id + ":again:" + until,
                REVIEW_AGAIN,
                new LocalizedText(
                        "Review " + row.get("name_en", String.class) + " again: " + reference + " is valid until "
                                + until,
                        "Réévaluer " + row.get("name_fr", String.class) + " : " + reference + " est valable jusqu’au "
                                + until),
                Assignee.roles(Roles.OFFICER),
                new About("selection-review", id, reference, "/api/v1/selection-reviews/" + id),
                Deadline.of(until, clock.getZone()),
                LeadDays.reminders(lead.review()));
        return Duty.ahead(task, LeadDays.first(lead.review()));
    }
}
