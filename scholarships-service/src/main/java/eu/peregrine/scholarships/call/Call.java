package eu.peregrine.scholarships.call;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;

/**
 * A call for applications: who may apply when, by what they are judged, what an award is, and which funds pay it. Each
 * award is of one fund; all of them are in one currency, the awards'.
 */
@Entity
@Table(name = "call")
public class Call extends AggregateRoot {

    private static final int USUAL_OFFER_DAYS = 30;
    private static final int USUAL_APPEAL_DAYS = 30;
    private static final String COMMA = ",";
    private static final int WHOLE = 100;

    private String reference;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    private UUID fundId;
    private UUID funderId;

    @Enumerated(EnumType.STRING)
    private CallKind kind;

    @Enumerated(EnumType.STRING)
    private CallState state;

    private LocalDate opensOn;
    private LocalDate closesOn;

    @Convert(converter = Criterion.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Criterion> criteria;

    private long budget;
    private String currency;

    @Convert(converter = AwardRule.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private AwardRule award;

    @Convert(converter = InstalmentRule.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<InstalmentRule> instalments;

    @Convert(converter = TieBreaks.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<String> tieBreaks;

    private BigDecimal minimumScore;

    @Enumerated(EnumType.STRING)
    private Cumulation cumulation;

    private int offerDays;
    private String rankingHash;

    @Convert(converter = DocumentRule.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<DocumentRule> documents;

    @Convert(converter = EligibilityRules.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private EligibilityRules eligibility;

    private boolean blind;

    /** Between commas, so that a query can look for one. */
    private String reviewers;

    private int reviewersNeeded;
    private int appealDays;
    private LocalDate waitingUntil;
    private Long cumulationLimit;

    @ElementCollection
    @CollectionTable(name = "call_further_fund", joinColumns = @JoinColumn(name = "call_id"))
    @OrderColumn(name = "place")
    private List<CallFund> furtherFunds = new ArrayList<>();

    /** For the persistence provider alone. */
    protected Call() {}

    private Call(String reference, CallDraft draft, String currency, UUID funderId) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.currency = currency;
        this.fundId = draft.fundId();
        this.funderId = funderId;
        this.state = CallState.DRAFT;
        write(draft);
        raise("call.drafted");
    }

    /**
     * Writes a new call.
     *
     * @param currency the fund's
     * @param funderId the fund's
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that breaks a rule
     */
    public static Call draft(String reference, CallDraft draft, String currency, UUID funderId) {
        check(draft, currency);
        return new Call(reference, draft, currency, funderId);
    }

    /**
     * Rewrites a call that nobody has read yet.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is published, 422 for broken rules or another fund
     */
    public void edit(CallDraft draft) {
        if (state != CallState.DRAFT) {
            throw Problems.illegalTransition("call", state, "edit", state.verbs());
        }
        check(draft, currency);
        new Violations()
                .check(fundId.equals(draft.fundId()), "/fundId", "fund-fixed", "A call keeps its fund.")
                .throwIfAny();
        write(draft);
        raise("call.edited");
    }

    /**
     * Lets everybody read it.
     *
     * @param available what a fund has to offer, in cents, by its id
     * @throws eu.peregrine.kit.problem.ProblemException 409 from another state, or when a fund cannot pay its budget
     */
    public void publish(ToLongFunction<UUID> available) {
        if (state == CallState.DRAFT) {
            for (CallFund fund : funds()) {
                long there = available.applyAsLong(fund.fundId());
                if (fund.budget() > there) {
                    throw Problems.conflict(
                            "fund-exhausted",
                            "The budget is %s %s, and the fund has %s available."
                                    .formatted(
                                            BigDecimal.valueOf(fund.budget(), 2),
                                            currency,
                                            BigDecimal.valueOf(there, 2)));
                }
            }
        }
        move("publish", CallState.DRAFT, CallState.PUBLISHED, "call.published");
    }

    /** Starts to take applications. */
    public void open() {
        move("open", CallState.PUBLISHED, CallState.OPEN, "call.opened");
    }

    /** Takes no more applications. */
    public void close() {
        move("close", CallState.OPEN, CallState.CLOSED, "call.closed");
    }

    /**
     * Takes note of the order of its applications; may be done again until it is decided.
     *
     * @param hash of everything that the order follows from
     */
    public void rank(String hash) {
        if (state == CallState.RANKED) {
            raise("call.ranked", state);
        } else {
            move("rank", CallState.CLOSED, CallState.RANKED, "call.ranked");
        }
        this.rankingHash = hash;
    }

    /**
     * Takes note of the order with an application that was admitted after an appeal.
     *
     * @param hash of everything that the order follows from
     */
    public void admit(String hash) {
        if (state != CallState.DECIDED) {
            throw Problems.illegalTransition("call", state, "admit an application to", state.verbs());
        }
        rankingHash = hash;
        raise("call.ranked", state);
    }

    /** Turns the order into offers. */
    public void decide() {
        move("decide", CallState.RANKED, CallState.DECIDED, "call.decided");
    }

    /** Ends it. */
    public void archive() {
        move("archive", CallState.DECIDED, CallState.ARCHIVED, "call.archived");
    }

    private void move(String verb, CallState from, CallState to, String event) {
        if (state != from) {
            throw Problems.illegalTransition("call", state, verb, state.verbs());
        }
        state = to;
        raise(event, from);
    }

    private void write(CallDraft draft) {
        this.name = draft.name();
        this.kind = draft.kind();
        this.opensOn = draft.opensOn();
        this.closesOn = draft.closesOn();
        this.criteria = List.copyOf(draft.criteria());
        this.budget = draft.budget().cents();
        this.award = draft.award();
        this.instalments = draft.instalments() == null ? InstalmentRule.usual() : List.copyOf(draft.instalments());
        this.tieBreaks = draft.tieBreaks() == null ? TieBreaks.usual(draft.criteria()) : List.copyOf(draft.tieBreaks());
        this.minimumScore = draft.minimumScore();
        this.cumulation = draft.cumulation() == null ? Cumulation.ALLOWED : draft.cumulation();
        this.offerDays = draft.offerDays() == null ? USUAL_OFFER_DAYS : draft.offerDays();
        this.documents = draft.documents() == null ? List.of() : List.copyOf(draft.documents());
        this.eligibility = draft.eligibility() == null ? EligibilityRules.NONE : draft.eligibility();
        ReviewRules review = draft.review() == null ? new ReviewRules(null, null, null) : draft.review();
        this.blind = Boolean.TRUE.equals(review.blind());
        this.reviewers = review.reviewers() == null || review.reviewers().isEmpty()
                ? COMMA
                : COMMA + String.join(COMMA, review.reviewers()) + COMMA;
        this.reviewersNeeded = review.needed() == null ? 1 : review.needed();
        this.appealDays = draft.appealDays() == null ? USUAL_APPEAL_DAYS : draft.appealDays();
        this.waitingUntil = draft.waitingUntil();
        this.cumulationLimit = draft.cumulationLimit() == null
                ? null
                : Long.valueOf(draft.cumulationLimit().cents());
        List<CallFund> further = further(draft).stream()
                .map(fund -> new CallFund(fund.fundId(), fund.budget().cents()))
                .toList();
        if (!further.equals(furtherFunds)) {
            furtherFunds.clear();
            furtherFunds.addAll(further);
        }
    }

    private static List<FurtherFund> further(CallDraft draft) {
        return draft.furtherFunds() == null ? List.of() : draft.furtherFunds();
    }

    private static void check(CallDraft draft, String currency) {
        Violations violations = new Violations();
        violations.check(
                !draft.closesOn().isBefore(draft.opensOn()), "/closesOn", "before-start", "It closes before it opens.");
        violations.check(
                draft.criteria().stream().mapToInt(Criterion::weight).sum() == WHOLE,
                "/criteria",
                "weights",
                "The weights must sum to 100.");
        Set<String> codes = draft.criteria().stream().map(Criterion::code).collect(Collectors.toSet());
        violations.check(
                codes.size() == draft.criteria().size(), "/criteria", "duplicate-code", "A code occurs twice.");
        violations.check(
                draft.budget().currency().equals(currency),
                "/budget/currency",
                "other-currency",
                "The fund is in " + currency + ".");
        violations.check(draft.budget().amount().signum() > 0, "/budget/amount", "not-positive", "Must be above zero.");
        checkFurther(draft, currency, violations);
        checkAward(draft, currency, violations);
        if (draft.instalments() != null) {
            violations.check(
                    draft.instalments().stream().mapToInt(InstalmentRule::share).sum() == WHOLE,
                    "/instalments",
                    "shares",
                    "The shares must sum to 100.");
        }
        if (draft.tieBreaks() != null) {
            checkTieBreaks(draft.tieBreaks(), codes, violations);
        }
        checkConduct(draft, currency, violations);
        violations.throwIfAny();
    }

    private static void checkFurther(CallDraft draft, String currency, Violations violations) {
        Set<UUID> seen = new HashSet<>(Set.of(draft.fundId()));
        for (int i = 0; i < further(draft).size(); i++) {
            FurtherFund fund = further(draft).get(i);
            String at = "/furtherFunds/" + i;
            violations.check(seen.add(fund.fundId()), at + "/fundId", "duplicate-fund", "A fund occurs twice.");
            violations.check(
                    fund.budget().currency().equals(currency),
                    at + "/budget/currency",
                    "other-currency",
                    "The first fund is in " + currency + ".");
            violations.check(
                    fund.budget().amount().signum() > 0, at + "/budget/amount", "not-positive", "Must be above zero.");
        }
    }

    private static void checkConduct(CallDraft draft, String currency, Violations violations) {
        if (draft.documents() != null) {
            violations.check(
                    draft.documents().stream()
                                    .map(DocumentRule::code)
                                    .distinct()
                                    .count()
                            == draft.documents().size(),
                    "/documents",
                    "duplicate-code",
                    "A code occurs twice.");
        }
        EligibilityRules rules = draft.eligibility();
        violations.check(
                rules == null
                        || rules.minimumDays() == null
                        || rules.maximumDays() == null
                        || rules.minimumDays() <= rules.maximumDays(),
                "/eligibility/maximumDays",
                "bounds",
                "The longest stay is shorter than the shortest.");
        ReviewRules review = draft.review();
        violations.check(
                review == null
                        || review.needed() == null
                        || review.reviewers() == null
                        || review.reviewers().isEmpty()
                        || review.needed()
                                <= review.reviewers().stream().distinct().count(),
                "/review/needed",
                "too-few-reviewers",
                "There are not so many reviewers.");
        violations.check(
                draft.waitingUntil() == null || draft.waitingUntil().isAfter(draft.closesOn()),
                "/waitingUntil",
                "before-end",
                "The waiting list ends before the call closes.");
        Money limit = draft.cumulationLimit();
        violations.check(
                limit == null
                        || limit.currency().equals(currency) && limit.amount().signum() > 0,
                "/cumulationLimit",
                "other-currency",
                "Must be above zero, in the fund's currency.");
    }

    private static void checkAward(CallDraft draft, String currency, Violations violations) {
        AwardRule award = draft.award();
        if (!award.onlyOne()) {
            violations.add("/award", "one-rule", "Give a fixed amount, a monthly rate or a grant rule, and only one.");
            return;
        }
        if (award.byGrantRule()) {
            return;
        }
        String pointer = award.fixed() != null ? "/award/fixed" : "/award/monthly";
        BigDecimal amount =
                award.fixed() != null ? award.fixed().amount() : award.monthly().amount();
        violations.check(amount.signum() > 0, pointer + "/amount", "not-positive", "Must be above zero.");
        violations.check(
                award.currency().equals(currency),
                pointer + "/currency",
                "other-currency",
                "The fund is in " + currency + ".");
        violations.check(
                draft.kind() == CallKind.ABROAD || award.fixed() != null || award.months() != null,
                "/award/months",
                "months-missing",
                "Without a stay abroad a monthly rate needs the number of months.");
    }

    private static void checkTieBreaks(List<String> tieBreaks, Set<String> codes, Violations violations) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < tieBreaks.size(); i++) {
            String tieBreak = tieBreaks.get(i);
            violations.check(
                    (codes.contains(tieBreak) || tieBreak.equals(TieBreaks.EARLIEST_SUBMISSION)) && seen.add(tieBreak),
                    "/tieBreaks/" + i,
                    "unknown-tie-break",
                    "Must be the code of a criterion or " + TieBreaks.EARLIEST_SUBMISSION + ", each once.");
        }
    }

    /** The short reference. */
    public String reference() {
        return reference;
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** The fund that pays first. */
    public UUID fundId() {
        return fundId;
    }

    /** Who gives. */
    public UUID funderId() {
        return funderId;
    }

    /** Its funder was merged into another, who gives its money from now on. */
    void follow(FunderMerged merged) {
        funderId = merged.survivor();
        raise("call.funder-merged");
    }

    /** Whom it is for. */
    public CallKind kind() {
        return kind;
    }

    /** Where it stands. */
    public CallState state() {
        return state;
    }

    /** First day on which a student may submit. */
    public LocalDate opensOn() {
        return opensOn;
    }

    /** Last day on which a student may submit. */
    public LocalDate closesOn() {
        return closesOn;
    }

    /** What applications are judged by. */
    public List<Criterion> criteria() {
        return criteria;
    }

    /** The most that may be offered from the first fund, in cents. */
    public long budget() {
        return budget;
    }

    /** The funds that pay, in their order, what those before them cannot. */
    public List<CallFund> furtherFunds() {
        return List.copyOf(furtherFunds);
    }

    /** All funds that pay, in their order. */
    public List<CallFund> funds() {
        return Stream.concat(Stream.of(new CallFund(fundId, budget)), furtherFunds.stream())
                .toList();
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** How much one award is. */
    public AwardRule award() {
        return award;
    }

    /** In which parts an award is paid. */
    public List<InstalmentRule> instalments() {
        return instalments;
    }

    /** What decides between equal totals, in this order. */
    public List<String> tieBreaks() {
        return tieBreaks;
    }

    /** Total below which an application is rejected; null for none. */
    public BigDecimal minimumScore() {
        return minimumScore;
    }

    /** Whether an award may stand beside another. */
    public Cumulation cumulation() {
        return cumulation;
    }

    /** Which documents are asked for. */
    public List<DocumentRule> documents() {
        return documents;
    }

    /** For which stays it is, besides what the fund restricts. */
    public EligibilityRules eligibility() {
        return eligibility;
    }

    /** Whether reviewers do not see who applies. */
    public boolean blind() {
        return blind;
    }

    /** Who may review; empty for everybody with the role. */
    public List<String> reviewers() {
        return reviewers.equals(COMMA)
                ? List.of()
                : List.of(reviewers.substring(1, reviewers.length() - 1).split(COMMA));
    }

    /** Whether somebody with the role may review. */
    public boolean isReviewedBy(String subject) {
        return reviewers.equals(COMMA) || reviewers.contains(COMMA + subject + COMMA);
    }

    /** How many must have scored before an application counts as scored. */
    public int reviewersNeeded() {
        return reviewersNeeded;
    }

    /** For how many days after a refusal an appeal may be filed. */
    public int appealDays() {
        return appealDays;
    }

    /** Last day of the waiting list; null for until it is archived. */
    public LocalDate waitingUntil() {
        return waitingUntil;
    }

    /** The most that all awards for one stay may come to, in cents; null for no limit. */
    public Long cumulationLimit() {
        return cumulationLimit;
    }

    /** For how many days an offer stands. */
    public int offerDays() {
        return offerDays;
    }

    /** SHA-256 of everything that the last order followed from; null before. */
    public String rankingHash() {
        return rankingHash;
    }
}
