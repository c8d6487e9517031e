package eu.peregrine.mobility.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.mobility.convention.Convention;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreementState;
import eu.peregrine.mobility.learning.Signer;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.Extension;
import eu.peregrine.mobility.stay.ExtensionParty;
import eu.peregrine.mobility.stay.Missing;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.stay.MobilityState;
import eu.peregrine.mobility.stay.Segment;
import eu.peregrine.mobility.stay.Step;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What must be done about one stay as it stands, now and later. */
final class StayDuties {

    /** How long a host may take to attest an arrival or a departure before the office asks. */
    private static final int ATTEST_WITHIN_DAYS = 14;

    private static final List<Integer> REMIND_DAYS = List.of(14, 3);

    private final Mobility stay;
    private final LearningAgreement agreement;
    private final Convention convention;
    private final Extension extension;
    private final int decisionWeeks;
    private final int transcriptWeeks;
    private final Deadline nominateBy;
    private final Deadline applyBy;
    private final ZoneId zone;
    private final List<Duty> duties = new ArrayList<>();

    private StayDuties(
            Mobility stay,
            LearningAgreement agreement,
            Convention convention,
            Extension extension,
            int decisionWeeks,
            int transcriptWeeks,
            Deadline nominateBy,
            Deadline applyBy,
            ZoneId zone) {
        this.stay = stay;
        this.agreement = agreement;
        this.convention = convention;
        this.extension = extension;
        this.decisionWeeks = decisionWeeks;
        this.transcriptWeeks = transcriptWeeks;
        this.nominateBy = nominateBy;
        this.applyBy = applyBy;
        this.zone = zone;
    }

    /**
     * All that is to be done.
     *
     * @param agreement the learning agreement; null before somebody has begun one
     * @param convention the convention; null before one was proposed
     * @param extension the wish for a longer stay that is open; null if there is none
     * @param decisionWeeks how long the host has for its decision
     * @param transcriptWeeks how long the host has for its transcript
     * @param nominateBy until when the host takes nominations; null where it does not say
     * @param applyBy until when the host takes applications of who is nominated; null where it does not say
     * @param zone in which days end
     */
    static List<Duty> of(
            Mobility stay,
            LearningAgreement agreement,
            Convention convention,
            Extension extension,
            int decisionWeeks,
            int transcriptWeeks,
            Deadline nominateBy,
            Deadline applyBy,
            ZoneId zone) {
        StayDuties all = new StayDuties(
                stay, agreement, convention, extension, decisionWeeks, transcriptWeeks, nominateBy, applyBy, zone);
        all.collect();
        return all.duties;
    }

    /**
     * To see what becomes of a stay whose partner or agreement is not active any more.
     *
     * @param zone in which days end
     */
    static Duty reconsider(Mobility stay, ZoneId zone) {
        StayDuties one = new StayDuties(stay, null, null, null, 0, 0, null, null, zone);
        one.now(TaskKind.RECONSIDER_STAY, academics(), one.start());
        return one.duties.get(0);
    }

    /** To answer what a party says against what was recorded for it. */
    static Duty answerDispute(Mobility stay, ZoneId zone) {
        StayDuties one = new StayDuties(stay, null, null, null, 0, 0, null, null, zone);
        one.now(TaskKind.ANSWER_DISPUTE, office(), null);
        return one.duties.get(0);
    }

    private void collect() {
        switch (stay.state()) {
            case PLANNED -> planned();
            case NOMINATED -> {
                apply();
                byHost(
                        TaskKind.DECIDE_NOMINATION,
                        Instant.MIN,
                        since("nominated", "edited").plusWeeks(decisionWeeks));
            }
            case HOST_REJECTED -> until(TaskKind.ANSWER_REJECTION, sender(), nominateBy);
            case HOST_APPROVED, READY -> {
                beforeDeparture();
                byHost(TaskKind.ATTEST_ARRIVAL, startOf(start()), start().plusDays(ATTEST_WITHIN_DAYS));
            }
            case ON_SITE, INTERRUPTED -> {
                learningAgreement();
                conventionSignatures(null);
                clearance(null);
                if (stay.insuredUntil() != null && stay.missing().contains(Missing.INSURANCE)) {
                    now(TaskKind.SHOW_INSURANCE, participant(), stay.insuredUntil());
                }
                extension();
                byHost(TaskKind.ATTEST_DEPARTURE, startOf(end()), end().plusDays(ATTEST_WITHIN_DAYS));
            }
            case RETURNED -> returned();
            case RECOGNISED -> now(TaskKind.CLOSE_FILE, office(), null);
            case CLOSED, CANCELLED -> {}
        }
    }

    private void planned() {
        if (stay.kind().nominated()) {
            until(TaskKind.NOMINATE_STUDENT, sender(), nominateBy);
        } else {
            now(TaskKind.ACCEPT_STAY, host(), null);
        }
    }

    /** Whoever is nominated applies to the host as well; after its deadline there is nothing to be done about it. */
    private void apply() {
        if (stay.direction() == Direction.OUTGOING && applyBy != null) {
            add(TaskKind.APPLY_TO_HOST, "", participant(), Instant.MIN, applyBy, applyBy.instant());
        }
    }

    private void beforeDeparture() {
        learningAgreement();
        Set<Missing> missing = stay.missing();
        if (missing.contains(Missing.INSURANCE)) {
            now(TaskKind.SHOW_INSURANCE, participant(), start());
        }
        if (missing.contains(Missing.LANGUAGE_CHECK)) {
            now(TaskKind.CHECK_LANGUAGE, academics(), start());
        }
        convention(missing.contains(Missing.CONVENTION));
        clearance(start());
        if (missing.isEmpty() && stay.state() == MobilityState.HOST_APPROVED) {
            now(TaskKind.MARK_READY, academics(), start());
        }
    }

    private void learningAgreement() {
        if (!stay.kind().studies()) {
            return;
        }
        LearningAgreementState state = agreement == null ? LearningAgreementState.DRAFT : agreement.state();
        switch (state) {
            case DRAFT, REJECTED -> now(TaskKind.PROPOSE_LEARNING_AGREEMENT, participant(), start());
            case PROPOSED, CHANGE_PROPOSED ->
                agreement.awaiting().stream()
                        .findFirst()
                        .ifPresent(next -> add(
                                TaskKind.SIGN_LEARNING_AGREEMENT,
                                ":" + next + ":" + agreement.version(),
                                signer(next),
                                Instant.MIN,
                                state == LearningAgreementState.PROPOSED ? start() : null));
            case SIGNED -> {
                if (agreement.inForceSince().isBefore(extendedAt())) {
                    now(TaskKind.EXTEND_LEARNING_AGREEMENT, participant(), end());
                }
            }
        }
    }

    private void convention(boolean missing) {
        if (missing && (convention == null || convention.awaiting().isEmpty())) {
            now(TaskKind.PROPOSE_CONVENTION, academics(), start());
        }
        conventionSignatures(start());
    }

    /** Everybody signs in any order, so each has a task; an employer has no account, so the office sees to it. */
    private void conventionSignatures(LocalDate deadline) {
        if (convention != null) {
            convention
                    .awaiting()
                    .forEach(signer -> add(
                            signer == ConventionSigner.EMPLOYER
                                    ? TaskKind.HAVE_CONVENTION_SIGNED
                                    : TaskKind.SIGN_CONVENTION,
                            ":" + signer + ":" + convention.last().number(),
                            signer(signer),
                            Instant.MIN,
                            deadline));
        }
    }

    private void extension() {
        if (extension != null) {
            extension
                    .awaiting()
                    .forEach(party -> add(
                            TaskKind.DECIDE_EXTENSION,
                            ":" + party + ":" + extension.id(),
                            party == ExtensionParty.HOST ? host() : sender(),
                            Instant.MIN,
                            extension.previousEnd()));
        }
    }

    private void clearance(LocalDate deadline) {
        if (stay.missing().contains(Missing.CLEARANCE)) {
            now(TaskKind.CLEAR_STAY, Assignee.roles(Roles.SECURITY), deadline);
        }
    }

    private Instant extendedAt() {
        return stay.timeline().stream()
                .filter(step -> step.what().equals("extended"))
                .map(Step::at)
                .reduce((first, second) -> second)
                .orElse(Instant.MIN);
    }

    private void returned() {
        if (stay.kind().studies() && stay.transcript().isEmpty()) {
            byHost(TaskKind.SEND_TRANSCRIPT, Instant.MIN, end().plusWeeks(transcriptWeeks));
        } else if (stay.direction() == Direction.OUTGOING) {
            now(TaskKind.RECOGNISE_STAY, academics(), null);
        } else {
            now(TaskKind.CLOSE_FILE, office(), null);
        }
    }

    /** The host's turn; once it is late, the office is told too. */
    private void byHost(TaskKind kind, Instant from, LocalDate deadline) {
        add(kind, "", host(), from, deadline);
        if (stay.direction() == Direction.OUTGOING) {
            add(
                    TaskKind.CHASE_HOST,
                    ":" + kind.code(),
                    office(),
                    Deadline.of(deadline, zone).instant(),
                    (Deadline) null);
        }
    }

    private void now(TaskKind kind, Assignee assignee, LocalDate deadline) {
        add(kind, "", assignee, Instant.MIN, deadline);
    }

    private void add(TaskKind kind, String which, Assignee assignee, Instant from, LocalDate deadline) {
        add(kind, which, assignee, from, deadline == null ? null : Deadline.of(deadline, zone));
    }

    private void until(TaskKind kind, Assignee assignee, Deadline deadline) {
        add(kind, "", assignee, Instant.MIN, deadline);
    }

    private void add(TaskKind kind, String which, Assignee assignee, Instant from, Deadline deadline) {
        add(kind, which, assignee, from, deadline, Instant.MAX);
    }

    private void add(TaskKind kind, String which, Assignee assignee, Instant from, Deadline deadline, Instant until) {
        duties.add(new Duty(
                new TaskDraft(
                        "mobility:" + stay.id() + ":" + kind.code() + which,
                        kind.code(),
                        kind.title(stay.reference()),
                        assignee,
                        new About("mobility", stay.id(), stay.reference(), "/api/v1/mobilities/" + stay.id()),
                        deadline,
                        REMIND_DAYS),
                from,
                until));
    }

    private Assignee host() {
        return stay.direction() == Direction.OUTGOING ? Assignee.organisation(stay.hostId()) : academics();
    }

    private Assignee sender() {
        return stay.direction() == Direction.OUTGOING ? academics() : Assignee.organisation(stay.sendingId());
    }

    private Assignee participant() {
        return stay.studentId() == null ? office() : Assignee.person(stay.studentId());
    }

    private Assignee signer(Signer signer) {
        return switch (signer) {
            case STUDENT -> participant();
            case SENDER -> sender();
            case HOST -> host();
            default -> office();
        };
    }

    private Assignee signer(ConventionSigner signer) {
        return switch (signer) {
            case STUDENT -> participant();
            case HOST, HOST_TUTOR -> host();
            case SCHOOL, SCHOOL_TUTOR -> academics();
            case EMPLOYER -> office();
        };
    }

    private static Assignee office() {
        return Assignee.roles(Roles.OFFICER);
    }

    private static Assignee academics() {
        return Assignee.roles(Roles.OFFICER, Roles.COORDINATOR);
    }

    private LocalDate start() {
        return stay.period().start();
    }

    /** The attested departure, else the last day as planned. */
    private LocalDate end() {
        List<Segment> segments = stay.segments();
        return segments.get(segments.size() - 1).effective().end();
    }

    private LocalDate since(String... steps) {
        Set<String> wanted = Set.of(steps);
        return stay.timeline().stream()
                .filter(step -> wanted.contains(step.what()))
                .map(Step::at)
                .reduce((first, second) -> second)
                .orElse(stay.updatedAt())
                .atZone(zone)
                .toLocalDate();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
