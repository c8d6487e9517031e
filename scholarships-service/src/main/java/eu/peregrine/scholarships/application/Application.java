package eu.peregrine.scholarships.application;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.Criterion;
import eu.peregrine.scholarships.grant.GrantProfile;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.DynamicUpdate;

/** A student's application to a call: submitted, checked, scored, ranked and decided. */
@Entity
@DynamicUpdate
@Table(name = "application")
public class Application extends AggregateRoot {

    private static final Set<ApplicationState> UNDECIDED = Set.of(
            ApplicationState.DRAFT,
            ApplicationState.SUBMITTED,
            ApplicationState.INCOMPLETE,
            ApplicationState.ELIGIBLE,
            ApplicationState.SCORED);

    private String reference;
    private UUID callId;
    private UUID studentId;
    private UUID mobilityId;
    private String motivation;

    @Enumerated(EnumType.STRING)
    private ApplicationState state;

    @Convert(converter = Reason.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Reason> reasons;

    @Convert(converter = Score.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Score> scores;

    @Convert(converter = Conflict.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Conflict> conflicts;

    private BigDecimal total;
    private Integer place;
    private Instant submittedAt;

    @Convert(converter = GrantProfile.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private GrantProfile profile;

    @Convert(converter = AttachedDocument.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<AttachedDocument> documents;

    @Convert(converter = Appeal.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private Appeal appeal;

    private LocalDate refusedOn;

    /** For the persistence provider alone. */
    protected Application() {}

    private Application(String reference, ApplicationDraft draft) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.callId = draft.callId();
        this.studentId = draft.studentId();
        this.mobilityId = draft.mobilityId();
        this.motivation = draft.motivation();
        this.profile = draft.profile() == null ? GrantProfile.NONE : draft.profile();
        this.documents = List.of();
        this.state = ApplicationState.DRAFT;
        this.reasons = List.of();
        this.scores = List.of();
        this.conflicts = List.of();
        raise("application.drafted");
    }

    /** Writes an application that is not handed in yet. */
    public static Application draft(String reference, ApplicationDraft draft) {
        return new Application(reference, draft);
    }

    /**
     * Says it anew.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is handed in and complete
     */
    public void edit(ApplicationEdit edit) {
        demand("edit", ApplicationState.DRAFT, ApplicationState.INCOMPLETE);
        mobilityId = edit.mobilityId();
        motivation = edit.motivation();
        profile = edit.profile() == null ? GrantProfile.NONE : edit.profile();
        raise("application.edited", state);
    }

    /**
     * Takes a document, in the place of an earlier one of the same code.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is decided
     */
    public void attach(AttachedDocument document) {
        demand("add a document to", UNDECIDED.toArray(ApplicationState[]::new));
        documents = Stream.concat(
                        documents.stream()
                                .filter(old -> old.code() == null || !old.code().equals(document.code())),
                        Stream.of(document))
                .toList();
        raise("application.document-attached", state);
    }

    /**
     * Hands it in; without a document that the call asks for it is incomplete.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is a draft or incomplete
     */
    public void submit(Call call, Instant at) {
        demand("submit", ApplicationState.DRAFT, ApplicationState.INCOMPLETE);
        submittedAt = submittedAt == null ? at : submittedAt;
        reasons = missing(call);
        if (reasons.isEmpty()) {
            become(ApplicationState.SUBMITTED, "application.submitted");
        } else {
            become(ApplicationState.INCOMPLETE, "application.found-incomplete");
        }
    }

    private List<Reason> missing(Call call) {
        Set<String> there = documents.stream()
                .map(AttachedDocument::code)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return call.documents().stream()
                .filter(document -> document.asked() && !there.contains(document.code()))
                .map(document -> new Reason(
                        "document-missing",
                        "The document is missing: " + document.name().en() + "."))
                .toList();
    }

    /**
     * Sends it back to the applicant, who is to complete it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it is handed in and not scored yet
     */
    public void sendBack(String why) {
        demand("return", ApplicationState.SUBMITTED, ApplicationState.ELIGIBLE);
        reasons = List.of(new Reason("sent-back", why));
        become(ApplicationState.INCOMPLETE, "application.sent-back");
    }

    /** Notes the answer of the rules: eligible when nothing speaks against it. Nothing happens unless it waits for it. */
    public void judge(List<Reason> against, LocalDate today) {
        if (state != ApplicationState.SUBMITTED) {
            return;
        }
        reasons = List.copyOf(against);
        if (against.isEmpty()) {
            become(ApplicationState.ELIGIBLE, "application.found-eligible");
        } else {
            refuse(ApplicationState.INELIGIBLE, "application.found-ineligible", today);
        }
    }

    /** The call closed, and what was asked for never came. Nothing happens unless it is incomplete. */
    public void leaveIncomplete(LocalDate today) {
        if (state == ApplicationState.INCOMPLETE) {
            refuse(ApplicationState.INELIGIBLE, "application.found-ineligible", today);
        }
    }

    private void refuse(ApplicationState to, String event, LocalDate today) {
        refusedOn = today;
        become(to, event);
    }

    /**
     * Brings something forward against a refusal.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless it was refused, an appeal was answered before, or it is too late
     */
    public void appeal(Call call, String why, LocalDate today) {
        demand("appeal", ApplicationState.INELIGIBLE, ApplicationState.REJECTED);
        if (appeal != null) {
            throw Problems.conflict("appealed-already", "An appeal was answered already.");
        }
        LocalDate until = refusedOn == null ? today : refusedOn.plusDays(call.appealDays());
        if (today.isAfter(until)) {
            throw Problems.conflict("appeal-too-late", "An appeal could be filed until " + until + ".");
        }
        appeal = new Appeal(why, today, null, null, null);
        become(ApplicationState.APPEALED, "application.appealed");
    }

    /**
     * Answers the appeal: who was right may be scored, and keeps the scores there are.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless there is an appeal to answer
     */
    public void answer(Call call, boolean granted, String why, LocalDate today) {
        demand("answer", ApplicationState.APPEALED);
        appeal = new Appeal(appeal.reason(), appeal.filedOn(), granted, why, today);
        if (!granted) {
            become(ApplicationState.UPHELD, "application.refusal-upheld");
            return;
        }
        reasons = List.of();
        become(ApplicationState.ELIGIBLE, "application.appeal-granted");
        if (Totals.total(call.criteria(), scores, call.reviewersNeeded()) != null) {
            count(call);
        }
    }

    /** Takes note that the stay will not take place: nothing is left to pay for. Decided applications stay as they are. */
    public void mobilityCancelled(Reason reason, LocalDate today) {
        if (state == ApplicationState.WAITLISTED) {
            reasons = List.of(reason);
            become(ApplicationState.LAPSED, "application.lapsed");
        } else if (UNDECIDED.contains(state) && state != ApplicationState.DRAFT) {
            reasons = List.of(reason);
            refuse(ApplicationState.INELIGIBLE, "application.found-ineligible", today);
        }
    }

    /**
     * Takes a reviewer's scores in the place of their earlier ones.
     *
     * @param call the call whose criteria count
     * @param reviewer the reviewer's opaque id
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it cannot be scored now or the reviewer declared a conflict of
     *     interest, 422 unless there is one score within bounds for each criterion
     */
    public void score(Call call, String reviewer, List<ScoresDraft.ScoreDraft> given) {
        demand("score", ApplicationState.ELIGIBLE, ApplicationState.SCORED);
        if (!call.isReviewedBy(reviewer)) {
            throw Problems.forbidden("The call names its reviewers, and you are none of them.");
        }
        if (conflicts.stream().anyMatch(conflict -> conflict.reviewer().equals(reviewer))) {
            throw Problems.conflict(
                    "conflict-of-interest", "You declared a conflict of interest with this application.");
        }
        check(call, given);
        scores = Stream.concat(
                        scores.stream().filter(score -> !score.reviewer().equals(reviewer)),
                        given.stream()
                                .map(score -> new Score(reviewer, score.criterion(), score.points(), score.comment())))
                .toList();
        count(call);
    }

    /**
     * Notes that a reviewer must not judge it; what they gave before no longer counts.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is decided
     */
    public void declareConflict(Call call, String reviewer, String reason) {
        if (!UNDECIDED.contains(state)) {
            throw Problems.illegalTransition(
                    "application", state, "declare a conflict of interest with", state.verbs());
        }
        conflicts = Stream.concat(
                        conflicts.stream()
                                .filter(conflict -> !conflict.reviewer().equals(reviewer)),
                        Stream.of(new Conflict(reviewer, reason)))
                .toList();
        boolean counted = scores.stream().anyMatch(score -> score.reviewer().equals(reviewer));
        scores = scores.stream()
                .filter(score -> !score.reviewer().equals(reviewer))
                .toList();
        if (counted) {
            count(call);
        } else {
            raise("application.conflict-declared");
        }
    }

    /** Takes another place in the order of a decided call, the first being 1. */
    public void rank(int newPlace) {
        if (place == null || place != newPlace) {
            place = newPlace;
            raise("application.ranked", state);
        }
    }

    /** Gets an award. */
    public void select() {
        demand("select", ApplicationState.SCORED, ApplicationState.WAITLISTED);
        become(ApplicationState.SELECTED, "application.selected");
    }

    /** Waits for somebody to decline. */
    public void waitlist() {
        demand("waitlist", ApplicationState.SCORED);
        become(ApplicationState.WAITLISTED, "application.waitlisted");
    }

    /** Gets no award. */
    public void reject(Reason reason, LocalDate today) {
        demand("reject", ApplicationState.SCORED, ApplicationState.WAITLISTED);
        reasons = List.of(reason);
        refuse(ApplicationState.REJECTED, "application.rejected", today);
    }

    /** Waited in vain. */
    public void lapse() {
        demand("lapse", ApplicationState.WAITLISTED);
        become(ApplicationState.LAPSED, "application.lapsed");
    }

    /**
     * Takes it back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is decided
     */
    public void withdraw() {
        demand("withdraw", UNDECIDED.toArray(ApplicationState[]::new));
        become(ApplicationState.WITHDRAWN, "application.withdrawn");
    }

    private void count(Call call) {
        total = Totals.total(call.criteria(), scores, call.reviewersNeeded());
        become(total == null ? ApplicationState.ELIGIBLE : ApplicationState.SCORED, "application.scored");
    }

    private void become(ApplicationState to, String event) {
        ApplicationState from = state;
        state = to;
        raise(event, from);
    }

    private void demand(String verb, ApplicationState... from) {
        if (!Set.of(from).contains(state)) {
            throw Problems.illegalTransition("application", state, verb, state.verbs());
        }
    }

    private static void check(Call call, List<ScoresDraft.ScoreDraft> given) {
        Violations violations = new Violations();
        Map<String, Criterion> criteria =
                call.criteria().stream().collect(Collectors.toMap(Criterion::code, Function.identity()));
        for (int i = 0; i < given.size(); i++) {
            ScoresDraft.ScoreDraft score = given.get(i);
            Criterion criterion = criteria.remove(score.criterion());
            if (criterion == null) {
                violations.add(
                        "/scores/" + i + "/criterion",
                        "unknown-criterion",
                        "The call has no such criterion, or it occurs twice.");
            } else {
                violations.check(
                        score.points().compareTo(BigDecimal.valueOf(criterion.maximum())) <= 0,
                        "/scores/" + i + "/points",
                        "above-maximum",
                        "At most " + criterion.maximum() + ".");
            }
        }
        criteria.keySet().stream()
                .sorted()
                .forEach(code -> violations.add("/scores", "score-missing", "There is no score for " + code + "."));
        violations.throwIfAny();
    }

    /** The short reference. */
    public String reference() {
        return reference;
    }

    /** The call. */
    public UUID callId() {
        return callId;
    }

    /** Who applies. */
    public UUID studentId() {
        return studentId;
    }

    /** The stay that the money is for; null for none. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** Why; never part of an event. */
    public String motivation() {
        return motivation;
    }

    /** Where it stands. */
    public ApplicationState state() {
        return state;
    }

    /** What speaks or spoke against it. */
    public List<Reason> reasons() {
        return reasons;
    }

    /** What reviewers gave. */
    public List<Score> scores() {
        return scores;
    }

    /** Who must not judge it. */
    public List<Conflict> conflicts() {
        return conflicts;
    }

    /** From 0 to 100; null until every criterion is scored. */
    public BigDecimal total() {
        return total;
    }

    /** Its place in the order; null before the ranking. */
    public Integer place() {
        return place;
    }

    /** What the grant depends on besides the stay. */
    public GrantProfile profile() {
        return profile;
    }

    /** Its documents. */
    public List<AttachedDocument> documents() {
        return documents;
    }

    /** What was brought forward against a refusal; null for nothing. */
    public Appeal appeal() {
        return appeal;
    }

    /** When it was handed in. */
    public Instant submittedAt() {
        return submittedAt;
    }
}
