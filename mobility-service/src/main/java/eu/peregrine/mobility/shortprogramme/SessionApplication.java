package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.Column;
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
 * Somebody who wants to take part in a session: by their own token, or nominated by a partner.
 *
 * <pre>
 * SUBMITTED ─offer→ OFFERED | ─waitlist→ WAITLISTED | ─reject(reason)→ REJECTED ;  WAITLISTED ─a place is free→ OFFERED
 * OFFERED ─accept→ ACCEPTED | ─decline→ DECLINED | ─the deadline→ LAPSED ;  ACCEPTED ─arrival→ ATTENDED | ─absence→ ABSENT
 * SUBMITTED | WAITLISTED | ACCEPTED ─withdraw→ WITHDRAWN ;  whatever is open → LAPSED with a cancelled session
 * </pre>
 */
@Entity
@Table(name = "session_application")
public class SessionApplication extends AggregateRoot {
    @Column(name = "session_id")
    private UUID sessionId;

    @Enumerated(EnumType.STRING)
    private SessionApplicationState state;

    private String subject;

    @Column(name = "nominated_by")
    private UUID nominatedBy;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    private String email;

    private String institution;

    private String nationality;

    private String motivation;

    @Column(name = "place_in_line")
    private Integer placeInLine;

    @Column(name = "answer_by")
    private LocalDate answerBy;

    @Enumerated(EnumType.STRING)
    private SessionFee fee;

    @Column(name = "fee_amount")
    private BigDecimal feeAmount;

    @Column(name = "fee_currency")
    private String feeCurrency;

    private String comment;

    @Column(name = "arrived_on")
    private LocalDate arrivedOn;

    @Column(name = "submitted_at")
    private Instant submittedAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    protected SessionApplication() {}

    /**
     * A new application.
     *
     * @param subject of the applicant's token; null for a nominee
     * @param nominatedBy the partner that nominates; null for an applicant
     */
    public SessionApplication(
            UUID sessionId, SessionApplicationDraft draft, String subject, UUID nominatedBy, Instant now) {
        super(Ids.next());
        this.sessionId = sessionId;
        this.subject = subject;
        this.nominatedBy = nominatedBy;
        this.givenName = draft.givenName();
        this.familyName = draft.familyName();
        this.email = draft.email();
        this.institution = draft.institution();
        this.nationality = draft.nationality();
        this.motivation = draft.motivation();
        this.state = SessionApplicationState.SUBMITTED;
        this.fee = SessionFee.NONE;
        this.submittedAt = now;
        this.updatedAt = now;
        raise("session-application.submitted");
    }

    /** Offers the place that is held for it. */
    public void offer(LocalDate answerUntil, String said, Instant now) {
        require("offer", SessionApplicationState.SUBMITTED, SessionApplicationState.WAITLISTED);
        answerBy = answerUntil;
        comment = said == null ? comment : said;
        move("offered", SessionApplicationState.OFFERED, now);
    }

    /** There is no place now. */
    public void waitlist(int place, String said, Instant now) {
        require("waitlist", SessionApplicationState.SUBMITTED);
        placeInLine = place;
        comment = said;
        move("waitlisted", SessionApplicationState.WAITLISTED, now);
    }

    /** There is no place, for a reason. */
    public void reject(String said, Instant now) {
        require("reject", SessionApplicationState.SUBMITTED, SessionApplicationState.WAITLISTED);
        comment = said;
        move("rejected", SessionApplicationState.REJECTED, now);
    }

    /** The place is taken; from now on its price is owed. */
    public void accept(Money price, LocalDate today, Instant now) {
        require("accept", SessionApplicationState.OFFERED);
        if (today.isAfter(answerBy)) {
            throw Problems.conflict("answer-too-late", "The offer was open until " + answerBy + ".");
        }
        if (price != null) {
            fee = SessionFee.OWED;
            feeAmount = price.amount();
            feeCurrency = price.currency();
        }
        move("accepted", SessionApplicationState.ACCEPTED, now);
    }

    /** The place is left to others. */
    public void decline(Instant now) {
        require("decline", SessionApplicationState.OFFERED);
        move("declined", SessionApplicationState.DECLINED, now);
    }

    /** No answer came in time. */
    public void lapse(Instant now) {
        require("lapse", SessionApplicationState.OFFERED);
        move("lapsed", SessionApplicationState.LAPSED, now);
    }

    /** The session does not take place. */
    public void sessionCancelled(String why, Instant now) {
        comment = why;
        fee = fee == SessionFee.OWED ? SessionFee.NONE : fee;
        move("lapsed", SessionApplicationState.LAPSED, now);
    }

    /** Does not want to take part any more; what was not paid is not owed. */
    public void withdraw(Instant now) {
        require(
                "withdraw",
                SessionApplicationState.SUBMITTED,
                SessionApplicationState.WAITLISTED,
                SessionApplicationState.ACCEPTED);
        fee = fee == SessionFee.OWED ? SessionFee.NONE : fee;
        move("withdrawn", SessionApplicationState.WITHDRAWN, now);
    }

    /** The fee has come in. */
    public void paid(Instant now) {
        settle("paid", SessionFee.PAID, now);
    }

    /** The fee is not asked for. */
    public void waived(Instant now) {
        settle("waived", SessionFee.WAIVED, now);
    }

    /**
     * Has come.
     *
     * @param session when the session is
     * @param today a day after it cannot have happened yet
     */
    public void arrive(LocalDate on, Period session, LocalDate today, Instant now) {
        require("arrival", SessionApplicationState.ACCEPTED);
        if (!session.contains(on) || on.isAfter(today)) {
            throw Problems.invalid(List.of(new Violation(
                    "/on",
                    "arrival",
                    "An arrival is a day of the session, " + session.start() + " to " + session.end()
                            + ", and not in the future.")));
        }
        arrivedOn = on;
        move("attended", SessionApplicationState.ATTENDED, now);
    }

    /** Has not come. */
    public void absent(Period session, LocalDate today, Instant now) {
        require("absence", SessionApplicationState.ACCEPTED);
        if (!session.start().isBefore(today)) {
            throw Problems.conflict("not-begun", "The session begins on " + session.start() + ".");
        }
        move("absent", SessionApplicationState.ABSENT, now);
    }

    /** The nominating partner was merged into another organisation. */
    public void nominator(UUID survivor, Instant now) {
        nominatedBy = survivor;
        updatedAt = now;
        raise("session-application.organisation-merged", state);
    }

    /** What the life cycle knows from here. */
    public List<String> legalVerbs() {
        return switch (state) {
            case SUBMITTED -> List.of("offer", "waitlist", "reject", "withdraw");
            case WAITLISTED -> List.of("offer", "reject", "withdraw");
            case OFFERED -> List.of("accept", "decline");
            case ACCEPTED -> List.of("arrival", "absence", "withdraw");
            default -> List.of();
        };
    }

    private void settle(String event, SessionFee to, Instant now) {
        if (fee != SessionFee.OWED) {
            throw Problems.conflict("nothing-owed", "No fee is owed: it is " + fee + ".");
        }
        fee = to;
        updatedAt = now;
        raise("session-application.fee-" + event, state);
    }

    private void move(String event, SessionApplicationState to, Instant now) {
        SessionApplicationState from = state;
        state = to;
        updatedAt = now;
        raise("session-application." + event, from);
    }

    private void require(String verb, SessionApplicationState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("application", state, verb, legalVerbs());
        }
    }

    /** What it is for. */
    public UUID sessionId() {
        return sessionId;
    }

    /** How far it has come. */
    public SessionApplicationState state() {
        return state;
    }

    /** Of the applicant's token; null for a nominee. */
    public String subject() {
        return subject;
    }

    /** The partner that nominated; null for an applicant. */
    public UUID nominatedBy() {
        return nominatedBy;
    }

    /** Given names. */
    public String givenName() {
        return givenName;
    }

    /** Family name. */
    public String familyName() {
        return familyName;
    }

    /** Where to write to. */
    public String email() {
        return email;
    }

    /** Where they study or work. */
    public String institution() {
        return institution;
    }

    /** ISO 3166-1 alpha-2; may be null. */
    public String nationality() {
        return nationality;
    }

    /** Why they want to take part; may be null. */
    public String motivation() {
        return motivation;
    }

    /** In which order people were put on the waiting list; null for those who never were. */
    public Integer placeInLine() {
        return placeInLine;
    }

    /** Last day to answer an offer; null before one. */
    public LocalDate answerBy() {
        return answerBy;
    }

    /** What is known of the fee. */
    public SessionFee fee() {
        return fee;
    }

    /** What was owed when the place was accepted; null for nothing. */
    public Money feeAmount() {
        return feeAmount == null ? null : new Money(feeAmount, feeCurrency);
    }

    /** What was said about the decision; may be null. */
    public String comment() {
        return comment;
    }

    /** First day there; null before. */
    public LocalDate arrivedOn() {
        return arrivedOn;
    }

    /** When it was handed in. */
    public Instant submittedAt() {
        return submittedAt;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
