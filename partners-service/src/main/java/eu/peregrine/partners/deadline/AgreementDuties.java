package eu.peregrine.partners.deadline;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be done about an agreement as it stands. Source: design, domain, "Agreement". */
final class AgreementDuties {

    static final String APPROVE = "approve-agreement";
    static final String EXTEND = "extend-conditions";
    static final String RENEW = "renew-agreement";
    static final String HEED_NOTICE = "heed-notice";
    static final String ATTACH_PAPER = "attach-paper";
    static final String COMPLETE = "complete-agreement";
    static final String ANSWER_DISPUTE = "answer-dispute";
    static final Set<String> KINDS =
            Set.of(APPROVE, EXTEND, RENEW, HEED_NOTICE, ATTACH_PAPER, COMPLETE, ANSWER_DISPUTE);

    private static final Set<String> BINDING = Set.of("IN_FORCE", "AMENDMENT_PROPOSED", "TERMINATION_PROPOSED");
    private static final Map<String, LocalizedText> OPEN = Map.of(
            "PROPOSED", new LocalizedText("Approve or reject", "Approuver ou refuser"),
            "AMENDMENT_PROPOSED",
                    new LocalizedText("Approve or refuse the amendment of", "Approuver ou refuser l’avenant à"),
            "TERMINATION_PROPOSED", new LocalizedText("Approve or refuse to end", "Approuver ou refuser la fin de"));

    private final AgreementFacts facts;
    private final LeadDays lead;
    private final ZoneId zone;
    private final List<Duty> duties = new ArrayList<>();

    private AgreementDuties(AgreementFacts facts, LeadDays lead, ZoneId zone) {
        this.facts = facts;
        this.lead = lead;
        this.zone = zone;
    }

    /**
     * @param facts the agreement
     * @param lead how long ahead of deadlines tasks open
     * @param zone the office's time zone
     */
    static List<Duty> of(AgreementFacts facts, LeadDays lead, ZoneId zone) {
        AgreementDuties all = new AgreementDuties(facts, lead, zone);
        all.approvals();
        all.dispute();
        if (BINDING.contains(facts.state())) {
            all.paper();
            all.completion();
            if (facts.noticeBy() != null) {
                all.notice();
            } else if (facts.overOn() != null && !facts.renewed()) {
                all.renewal();
                all.extensions();
            }
        }
        return all.duties;
    }

    private void approvals() {
        LocalizedText ask = OPEN.get(facts.state());
        if (ask == null) {
            return;
        }
        Deadline deadline =
                facts.state().equals("AMENDMENT_PROPOSED") ? amendableUntil(nextJanuary(facts.proposedOn())) : null;
        LocalizedText title = new LocalizedText(
                ask.en() + " " + facts.reference() + ", revision " + facts.revision(),
                ask.fr() + " " + facts.reference() + ", révision " + facts.revision());
        facts.parties().stream()
                .filter(AgreementFacts.Side::awaiting)
                .forEach(party -> duties.add(Duty.now(task(
                        "approve:" + party.id() + ":" + facts.revision(),
                        APPROVE,
                        title,
                        of(party),
                        deadline,
                        lead.amendment()))));
    }

    private void dispute() {
        if (facts.disputed()) {
            LocalizedText title = new LocalizedText(
                    "Answer the dispute of what was recorded in " + facts.reference(),
                    "Répondre à la contestation de ce qui a été consigné dans " + facts.reference());
            duties.add(Duty.now(task("answer-dispute", ANSWER_DISPUTE, title, office(), null, lead.expiry())));
        }
    }

    private void paper() {
        if (facts.recorded() && !facts.hasPaper()) {
            LocalizedText title = new LocalizedText(
                    "Attach the signed paper of " + facts.reference(),
                    "Joindre le document signé de " + facts.reference());
            duties.add(Duty.now(task("attach-paper", ATTACH_PAPER, title, office(), null, lead.expiry())));
        }
    }

    private void completion() {
        if (facts.incomplete()) {
            LocalizedText title = new LocalizedText(
                    "Complete what the paper of " + facts.reference() + " leaves open",
                    "Compléter ce que le document de " + facts.reference() + " laisse ouvert");
            duties.add(Duty.now(task("complete", COMPLETE, title, office(), null, lead.expiry())));
        }
    }

    private void notice() {
        if (facts.overOn() == null) {
            return;
        }
        Deadline deadline = Deadline.of(facts.overOn().minusDays(1), zone);
        LocalizedText title = new LocalizedText(
                "Notice was given: " + facts.reference() + " ends on " + facts.overOn(),
                "Préavis donné : " + facts.reference() + " prend fin le " + facts.overOn());
        facts.parties().stream()
                .filter(party -> !party.id().equals(facts.noticeBy()))
                .forEach(party -> {
                    TaskDraft task =
                            task("notice:" + party.id(), HEED_NOTICE, title, of(party), deadline, lead.notice());
                    duties.add(new Duty(task, Instant.MIN, deadline.instant()));
                });
    }

    private void renewal() {
        LocalDate last = facts.overOn().minusDays(1);
        LocalizedText title = new LocalizedText(
                "Renew " + facts.reference() + " or let it go: it expires on " + last,
                "Renouveler " + facts.reference() + " ou y renoncer : expiration le " + last);
        Deadline deadline = Deadline.of(last, zone);
        facts.parties()
                .forEach(party -> duties.add(
                        ahead("renew:" + last + ":" + party.id(), RENEW, title, of(party), deadline, lead.expiry())));
    }

    private void extensions() {
        for (String year : facts.lastYears()) {
            Deadline deadline = amendableUntil(firstCalendarYear(year) + 1);
            LocalizedText title = new LocalizedText(
                    "Extend the conditions of " + facts.reference() + " that end with " + year + ", or let them end",
                    "Prolonger les conditions de " + facts.reference() + " qui s’arrêtent en " + year
                            + ", ou les laisser finir");
            duties.add(ahead("extend:" + year, EXTEND, title, office(), deadline, lead.amendment()));
        }
    }

    private Duty ahead(
            String key, String kind, LocalizedText title, Assignee whose, Deadline deadline, List<Integer> days) {
        return Duty.ahead(task(key, kind, title, whose, deadline, days), LeadDays.first(days));
    }

    private TaskDraft task(
            String key, String kind, LocalizedText title, Assignee whose, Deadline deadline, List<Integer> days) {
        return new TaskDraft(
                "agreement:" + facts.id() + ":" + key,
                kind,
                title,
                whose,
                new About("agreement", facts.id(), facts.reference(), "/api/v1/agreements/" + facts.id()),
                deadline,
                deadline == null ? List.of() : LeadDays.reminders(days));
    }

    private static Assignee of(AgreementFacts.Side party) {
        return party.home() ? office() : Assignee.organisation(party.id());
    }

    private static Assignee office() {
        return Assignee.roles(Roles.OFFICER);
    }

    /** What changes an academic year should be agreed by the end of January before it. */
    private Deadline amendableUntil(int calendarYear) {
        return Deadline.of(LocalDate.of(calendarYear, Month.JANUARY, 31), zone);
    }

    private static int nextJanuary(LocalDate day) {
        return day.getMonth() == Month.JANUARY ? day.getYear() : day.getYear() + 1;
    }

    private static int firstCalendarYear(String academicYear) {
        return Integer.parseInt(academicYear.substring(0, 4));
    }
}
