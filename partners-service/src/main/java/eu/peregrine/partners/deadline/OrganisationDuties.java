package eu.peregrine.partners.deadline;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the office must do about a partner, or about the school itself: nominate and apply in time, and see that labels do
 * not end unnoticed.
 */
final class OrganisationDuties {

    static final String NOMINATE = "nominate-students";
    static final String APPLY = "complete-applications";
    static final String RENEW_LABEL = "renew-label";
    static final Set<String> KINDS = Set.of(NOMINATE, APPLY, RENEW_LABEL);

    private final OrganisationFacts facts;
    private final LeadDays lead;
    private final List<Duty> duties = new ArrayList<>();

    private OrganisationDuties(OrganisationFacts facts, LeadDays lead) {
        this.facts = facts;
        this.lead = lead;
    }

    /**
     * @param facts the organisation
     * @param lead how long ahead of deadlines tasks open
     * @param zone the office's time zone
     */
    static List<Duty> of(OrganisationFacts facts, LeadDays lead, ZoneId zone) {
        OrganisationDuties all = new OrganisationDuties(facts, lead);
        if (facts.active()) {
            if (!facts.home() && facts.zone() != null) {
                facts.terms().forEach(all::term);
            }
            facts.labels().forEach(label -> all.label(label, zone));
        }
        return all.duties;
    }

    private void term(OrganisationFacts.Term term) {
        if (term.nominations() != null) {
            add(
                    "nominations:" + term.term(),
                    NOMINATE,
                    title(
                            "Nominate students for " + term.term() + " at",
                            "Nominer des étudiants pour " + term.term() + " :"),
                    Deadline.of(term.nominations(), facts.zone()),
                    lead.factsheet());
        }
        if (term.applications() != null) {
            add(
                    "applications:" + term.term(),
                    APPLY,
                    title(
                            "See that applications for " + term.term() + " are complete at",
                            "Vérifier les candidatures pour " + term.term() + " :"),
                    Deadline.of(term.applications(), facts.zone()),
                    lead.factsheet());
        }
    }

    private void label(OrganisationFacts.Label label, ZoneId zone) {
        LocalDate until = label.until();
        add(
                "label:" + label.label() + ":" + label.issuer() + ":" + until,
                RENEW_LABEL,
                title(
                        label.label() + " ends on " + until + "; see to its renewal:",
                        label.label() + " expire le " + until + " ; veiller à son renouvellement :"),
                Deadline.of(until, zone),
                lead.label());
    }

    private void add(String key, String kind, LocalizedText title, Deadline deadline, List<Integer> days) {
        TaskDraft task = new TaskDraft(
                "organisation:" + facts.id() + ":" + key,
                kind,
                title,
                Assignee.roles(Roles.OFFICER),
                new About("organisation", facts.id(), null, "/api/v1/organisations/" + facts.id()),
                deadline,
                LeadDays.reminders(days));
        duties.add(Duty.ahead(task, LeadDays.first(days)));
    }

    private LocalizedText title(String en, String fr) {
        String inFrench =
                facts.name().fr() == null ? facts.name().en() : facts.name().fr();
        return new LocalizedText(en + " " + facts.name().en(), fr + " " + inFrench);
    }
}
