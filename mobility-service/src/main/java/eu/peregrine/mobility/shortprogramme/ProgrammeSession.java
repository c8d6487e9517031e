package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A summer school, or another session for people from elsewhere.
 *
 * <pre>
 * DRAFT ─publish→ PUBLISHED ─close→ CLOSED ─reopen→ PUBLISHED ;  DRAFT | PUBLISHED | CLOSED ─cancel(reason)→ CANCELLED
 * </pre>
 *
 * <p>A place is held from the moment it is offered to somebody; so no place is promised twice.
 */
@Entity
@Table(name = "programme_session")
public class ProgrammeSession extends AggregateRoot {
    private String reference;

    @Enumerated(EnumType.STRING)
    private SessionKind kind;

    @Enumerated(EnumType.STRING)
    private SessionState state;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "title_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "title_fr"))
    private LocalizedText title;

    private String description;

    private String place;

    private String country;

    @Column(name = "campus_id")
    private UUID campusId;

    @Convert(converter = SessionLanguagesText.class)
    private List<SessionLanguage> languages;

    @Column(name = "period_start")
    private LocalDate periodStart;

    @Column(name = "period_end")
    private LocalDate periodEnd;

    @Column(name = "window_start")
    private LocalDate windowStart;

    @Column(name = "window_end")
    private LocalDate windowEnd;

    private int capacity;

    private int held;

    /** How many were put on the waiting list in all; the last one's place in line. */
    private int waiting;

    @Column(name = "fee_amount")
    private BigDecimal feeAmount;

    @Column(name = "fee_currency")
    private String feeCurrency;

    @Column(name = "answer_days")
    private int answerDays;

    private String reason;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected ProgrammeSession() {}

    /** A new session in DRAFT. */
    public ProgrammeSession(ProgrammeSessionDraft draft, String reference, Instant now) {
        super(Ids.orNext(draft.id()));
        this.reference = reference;
        this.state = SessionState.DRAFT;
        write(draft, now);
        raise("programme-session.drafted");
    }

    /** Changes what it says. */
    public void edit(ProgrammeSessionDraft draft, Instant now) {
        require("edit", SessionState.DRAFT, SessionState.PUBLISHED, SessionState.CLOSED);
        write(draft, now);
        raise("programme-session.edited", state);
    }

    /** Shows it to everybody. */
    public void publish(Instant now) {
        require("publish", SessionState.DRAFT);
        move("published", SessionState.PUBLISHED, now);
    }

    /** Nobody may apply any more; the selection goes on. */
    public void close(Instant now) {
        require("close", SessionState.PUBLISHED);
        move("closed", SessionState.CLOSED, now);
    }

    /** People may apply again, inside the window. */
    public void reopen(Instant now) {
        require("reopen", SessionState.CLOSED);
        move("reopened", SessionState.PUBLISHED, now);
    }

    /** It does not take place. */
    public void cancel(String why, Instant now) {
        require("cancel", SessionState.DRAFT, SessionState.PUBLISHED, SessionState.CLOSED);
        reason = why;
        held = 0;
        move("cancelled", SessionState.CANCELLED, now);
    }

    /**
     * Refuses an application that comes too early, too late, or for what is not published.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422
     */
    public void requireOpen(LocalDate today) {
        Violations violations = new Violations();
        violations.check(state == SessionState.PUBLISHED, "", "not-published", "The session is " + state + ".");
        violations.check(
                window().contains(today),
                "",
                "outside-window",
                "Applications are taken from " + windowStart + " to " + windowEnd + ".");
        violations.throwIfAny();
    }

    /** Whether somebody may be offered a place. */
    public boolean hasFreePlace() {
        return held < capacity && (state == SessionState.PUBLISHED || state == SessionState.CLOSED);
    }

    /**
     * Holds a place for somebody.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when all are held
     */
    public void hold(Instant now) {
        require("offer", SessionState.PUBLISHED, SessionState.CLOSED);
        if (held == capacity) {
            throw Problems.conflict(
                    "no-place-left", "All " + capacity + " places are held; put the application on the waiting list.");
        }
        held++;
        changed("place-held", now);
    }

    /** The next place in the waiting line, from 1. */
    public int line(Instant now) {
        require("waitlist", SessionState.PUBLISHED, SessionState.CLOSED);
        waiting++;
        changed("line-grown", now);
        return waiting;
    }

    /** A place is free again. */
    public void release(Instant now) {
        held--;
        changed("place-released", now);
    }

    /** What the life cycle knows from here. */
    public List<String> legalVerbs() {
        return switch (state) {
            case DRAFT -> List.of("edit", "publish", "cancel");
            case PUBLISHED -> List.of("edit", "apply", "close", "cancel");
            case CLOSED -> List.of("edit", "reopen", "cancel");
            case CANCELLED -> List.of();
        };
    }

    private void write(ProgrammeSessionDraft draft, Instant now) {
        Violations violations = new Violations();
        violations.check(
                !draft.window().end().isAfter(draft.period().start()),
                "/window",
                "window",
                "Applications end before the session begins.");
        violations.check(draft.capacity() >= held, "/capacity", "places-held", held + " places are held already.");
        violations.check(
                draft.fee() == null
                        || draft.fee().knownCurrency() && draft.fee().amount().signum() > 0,
                "/fee",
                "fee",
                "A fee is more than nothing, in a currency that ISO 4217 knows.");
        violations.check(
                draft.languages().stream()
                                .map(SessionLanguage::language)
                                .distinct()
                                .count()
                        == draft.languages().size(),
                "/languages",
                "repeated",
                "A language is named twice.");
        violations.throwIfAny();
        kind = draft.kind();
        title = draft.title();
        description = draft.description();
        place = draft.place();
        country = draft.country();
        campusId = draft.campusId();
        languages = List.copyOf(draft.languages());
        periodStart = draft.period().start();
        periodEnd = draft.period().end();
        windowStart = draft.window().start();
        windowEnd = draft.window().end();
        capacity = draft.capacity();
        feeAmount = draft.fee() == null ? null : draft.fee().amount();
        feeCurrency = draft.fee() == null ? null : draft.fee().currency();
        answerDays = draft.answerDays();
        updatedAt = now;
    }

    private void move(String event, SessionState to, Instant now) {
        SessionState from = state;
        state = to;
        updatedAt = now;
        raise("programme-session." + event, from);
    }

    private void changed(String event, Instant now) {
        updatedAt = now;
        raise("programme-session." + event, state);
    }

    private void require(String verb, SessionState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("session", state, verb, legalVerbs());
        }
    }

    /** What people quote, such as {@code SES-2026-0003}. */
    public String reference() {
        return reference;
    }

    /** What it is part of. */
    public SessionKind kind() {
        return kind;
    }

    /** Where its life has come to. */
    public SessionState state() {
        return state;
    }

    /** Its title. */
    public LocalizedText title() {
        return title;
    }

    /** What it is about; may be null. */
    public String description() {
        return description;
    }

    /** Town or site. */
    public String place() {
        return place;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** The campus it is held at; null for Paris. */
    public UUID campusId() {
        return campusId;
    }

    /** Taught in. */
    public List<SessionLanguage> languages() {
        return languages;
    }

    /** First and last day. */
    public Period period() {
        return new Period(periodStart, periodEnd);
    }

    /** When applications are taken. */
    public Period window() {
        return new Period(windowStart, windowEnd);
    }

    /** How many people may come. */
    public int capacity() {
        return capacity;
    }

    /** How many places are held: offered, accepted or used. */
    public int held() {
        return held;
    }

    /** What each pays; null for nothing. */
    public Money fee() {
        return feeAmount == null ? null : new Money(feeAmount, feeCurrency);
    }

    /** How many days somebody has to answer an offer. */
    public int answerDays() {
        return answerDays;
    }

    /** Why it was cancelled; null while it was not. */
    public String reason() {
        return reason;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
