package eu.peregrine.mobility.placement;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/**
 * An internship or research project that a host abroad offers.
 *
 * <pre>
 * DRAFT ─publish→ PUBLISHED ─the last place is confirmed→ FILLED ;  FILLED ─a stay is cancelled→ PUBLISHED
 * PUBLISHED ─close→ CLOSED ─reopen→ PUBLISHED ;  DRAFT | PUBLISHED | CLOSED ─withdraw(reason)→ WITHDRAWN, while nobody has a place
 * </pre>
 *
 * <p>A place is held from the moment the host accepts somebody; so no place is promised twice.
 */
@Entity
@Table(name = "placement")
public class Placement extends AggregateRoot {
    private static final String WHAT = "placement";

    private String reference;

    @Enumerated(EnumType.STRING)
    private PlacementKind kind;

    @Enumerated(EnumType.STRING)
    private PlacementState state;

    @Column(name = "host_id")
    private UUID hostId;

    private String unit;

    private String place;

    private String country;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "title_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "title_fr"))
    private LocalizedText title;

    private String description;

    private String supervisor;

    @Column(name = "period_start")
    private LocalDate periodStart;

    @Column(name = "period_end")
    private LocalDate periodEnd;

    private int level;

    @ElementCollection
    @CollectionTable(name = "placement_field", joinColumns = @JoinColumn(name = "placement_id"))
    @Column(name = "isced_f")
    @BatchSize(size = 200)
    private Set<String> fields = new HashSet<>();

    @ElementCollection
    @CollectionTable(name = "placement_language", joinColumns = @JoinColumn(name = "placement_id"))
    @BatchSize(size = 200)
    private Set<PlacementLanguage> languages = new HashSet<>();

    private int places;

    private int held;

    private int taken;

    @Column(name = "pay_amount")
    private BigDecimal payAmount;

    @Column(name = "pay_currency")
    private String payCurrency;

    private LocalDate deadline;

    private String reason;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** What {@code q} searches; the database keeps it. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    /** The words of the same as a typo may have left them; the database keeps them, queries alone read them. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "search_words", insertable = false, updatable = false)
    private String[] searchWords;

    protected Placement() {}

    /** A new offer in DRAFT. */
    public Placement(PlacementOfferDraft draft, UUID hostId, String country, String reference, Instant now) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.hostId = hostId;
        this.createdAt = now;
        this.state = PlacementState.DRAFT;
        write(draft, country, now);
        raise("placement.drafted");
    }

    /**
     * Changes what the offer says.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 when a published offer would become another one, or have fewer
     *     places than are held
     */
    public void edit(PlacementOfferDraft draft, String newCountry, Instant now) {
        require("edit", PlacementState.DRAFT, PlacementState.PUBLISHED);
        Violations violations = new Violations();
        if (state == PlacementState.PUBLISHED) {
            violations.check(
                    draft.kind() == kind, "/kind", "fixed-once-published", "Students applied for another kind.");
            violations.check(
                    draft.period().equals(period()),
                    "/period",
                    "fixed-once-published",
                    "Students applied for another period; withdraw the offer and make a new one.");
            violations.check(
                    newCountry.equals(country),
                    "/country",
                    "fixed-once-published",
                    "Students applied for another country.");
        }
        violations.check(
                draft.places() >= held && draft.places() > taken,
                "/places",
                "places-held",
                held + " places are held and " + taken + " taken already; with none left, close the offer.");
        violations.throwIfAny();
        write(draft, newCountry, now);
        raise("placement.edited", state);
    }

    /**
     * Shows it to students.
     *
     * @param today a deadline before it helps nobody
     */
    public void publish(LocalDate today, Instant now) {
        require("publish", PlacementState.DRAFT);
        requireAhead(today);
        move("published", PlacementState.PUBLISHED, now);
    }

    /** Nobody may apply any more; those who did are still answered. */
    public void close(Instant now) {
        require("close", PlacementState.PUBLISHED);
        move("closed", PlacementState.CLOSED, now);
    }

    /** Students may apply again. */
    public void reopen(LocalDate today, Instant now) {
        require("reopen", PlacementState.CLOSED);
        requireAhead(today);
        move("reopened", PlacementState.PUBLISHED, now);
    }

    /**
     * The host takes nobody.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once somebody's stay is planned
     */
    public void withdraw(String why, Instant now) {
        require("withdraw", PlacementState.DRAFT, PlacementState.PUBLISHED, PlacementState.CLOSED);
        if (taken > 0) {
            throw Problems.conflict(
                    "places-taken", "Students have confirmed already: cancel their stays first, or close the offer.");
        }
        reason = why;
        held = 0;
        move("withdrawn", PlacementState.WITHDRAWN, now);
    }

    /**
     * Holds a place for somebody whom the host accepts.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when all places are held
     */
    public void hold(Instant now) {
        require("accept", PlacementState.PUBLISHED, PlacementState.CLOSED);
        if (held == places) {
            throw Problems.conflict("no-place-left", "All " + places + " places are held by others.");
        }
        held++;
        changed("place-held", now);
    }

    /** Somebody with a held place comes. */
    public void take(Instant now) {
        require("confirm", PlacementState.PUBLISHED, PlacementState.CLOSED);
        taken++;
        PlacementState from = state;
        state = taken == places ? PlacementState.FILLED : state;
        updatedAt = now;
        raise(state == PlacementState.FILLED ? "placement.filled" : "placement.place-taken", from);
    }

    /**
     * A place is free again.
     *
     * @param wasTaken whether it had become a stay
     */
    public void release(boolean wasTaken, Instant now) {
        held--;
        taken -= wasTaken ? 1 : 0;
        PlacementState from = state;
        state = state == PlacementState.FILLED ? PlacementState.PUBLISHED : state;
        updatedAt = now;
        raise("placement.place-released", from);
    }

    /** The host was merged into another organisation, which offers it from now on. */
    public void host(UUID survivor, Instant now) {
        hostId = survivor;
        changed("organisation-merged", now);
    }

    /** Whether applications are taken on that day. */
    public boolean open(LocalDate today) {
        return state == PlacementState.PUBLISHED && !today.isAfter(deadline);
    }

    /** What the life cycle knows from here. */
    public List<String> legalVerbs() {
        return switch (state) {
            case DRAFT -> List.of("edit", "publish", "withdraw");
            case PUBLISHED -> List.of("edit", "apply", "close", "withdraw");
            case CLOSED -> List.of("reopen", "withdraw");
            case FILLED, WITHDRAWN -> List.of();
        };
    }

    private void write(PlacementOfferDraft draft, String inCountry, Instant now) {
        Violations violations = new Violations();
        violations.check(
                draft.deadline().isBefore(draft.period().start()),
                "/deadline",
                "deadline",
                "Applications end before the placement begins.");
        violations.check(
                draft.languages().stream()
                                .map(PlacementLanguage::language)
                                .distinct()
                                .count()
                        == draft.languages().size(),
                "/languages",
                "repeated",
                "A language is named twice.");
        violations.check(
                draft.pay() == null
                        || draft.pay().knownCurrency() && draft.pay().amount().signum() > 0,
                "/pay",
                "pay",
                "Pay is more than nothing, in a currency that ISO 4217 knows.");
        violations.throwIfAny();
        kind = draft.kind();
        unit = draft.unit();
        place = draft.place();
        country = inCountry;
        title = draft.title();
        description = draft.description();
        supervisor = draft.supervisor();
        periodStart = draft.period().start();
        periodEnd = draft.period().end();
        level = draft.level();
        replace(fields, new HashSet<>(draft.fields()));
        replace(languages, new HashSet<>(draft.languages()));
        places = draft.places();
        payAmount = draft.pay() == null ? null : draft.pay().amount();
        payCurrency = draft.pay() == null ? null : draft.pay().currency();
        deadline = draft.deadline();
        updatedAt = now;
    }

    private static <T> void replace(Set<T> before, Set<T> after) {
        before.retainAll(after);
        before.addAll(after);
    }

    private void requireAhead(LocalDate today) {
        Violations violations = new Violations();
        violations.check(
                !deadline.isBefore(today), "/deadline", "deadline-over", "The deadline " + deadline + " is over.");
        violations.throwIfAny();
    }

    private void move(String event, PlacementState to, Instant now) {
        PlacementState from = state;
        state = to;
        updatedAt = now;
        raise("placement." + event, from);
    }

    private void changed(String event, Instant now) {
        updatedAt = now;
        raise("placement." + event, state);
    }

    private void require(String verb, PlacementState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition(WHAT, state, verb, legalVerbs());
        }
    }

    /** What people quote, such as {@code PLC-2026-0003}. */
    public String reference() {
        return reference;
    }

    /** What is offered. */
    public PlacementKind kind() {
        return kind;
    }

    /** Where its life has come to. */
    public PlacementState state() {
        return state;
    }

    /** Who offers it. */
    public UUID hostId() {
        return hostId;
    }

    /** Department or laboratory; may be null. */
    public String unit() {
        return unit;
    }

    /** Town or site. */
    public String place() {
        return place;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** What it is called. */
    public LocalizedText title() {
        return title;
    }

    /** What is to be done; may be null. */
    public String description() {
        return description;
    }

    /** Who looks after the student there. */
    public String supervisor() {
        return supervisor;
    }

    /** First and last day. */
    public Period period() {
        return new Period(periodStart, periodEnd);
    }

    /** Least level of studies, European Qualifications Framework. */
    public int level() {
        return level;
    }

    /** ISCED-F of the studies that fit, in order; empty for all. */
    public List<String> fields() {
        return List.copyOf(new TreeSet<>(fields));
    }

    /** Languages needed, by their code. */
    public List<PlacementLanguage> languages() {
        return languages.stream()
                .sorted(java.util.Comparator.comparing(PlacementLanguage::language))
                .toList();
    }

    /** How many students may come. */
    public int places() {
        return places;
    }

    /** How many places are held, by those who were accepted and by those who come. */
    public int held() {
        return held;
    }

    /** How many have confirmed that they come. */
    public int taken() {
        return taken;
    }

    /** What a student gets per month; null for nothing. */
    public Money pay() {
        return payAmount == null ? null : new Money(payAmount, payCurrency);
    }

    /** Last day for applications. */
    public LocalDate deadline() {
        return deadline;
    }

    /** Why it was withdrawn; null while it was not. */
    public String reason() {
        return reason;
    }

    /** When it was drafted. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Whether the country is the one where the school is. */
    boolean isIn(String homeCountry) {
        return Objects.equals(country, homeCountry);
    }
}
