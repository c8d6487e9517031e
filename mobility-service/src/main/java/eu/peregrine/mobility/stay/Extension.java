package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A wish to stay longer. Host and sender both agree, in any order; then the stay ends later.
 *
 * <pre>
 * PROPOSED ─both agree→ AGREED ;  ─reject(comment)→ REJECTED ;  ─withdraw→ WITHDRAWN ;  the stay ends → LAPSED
 * </pre>
 */
@Entity
@Table(name = "mobility_extension")
public class Extension {
    private static final String WHAT = "extension";

    @Id
    private UUID id;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Enumerated(EnumType.STRING)
    private ExtensionState state;

    @Column(name = "previous_end")
    private LocalDate previousEnd;

    @Column(name = "new_end")
    private LocalDate newEnd;

    private String reason;

    @Column(name = "asked_at")
    private Instant askedAt;

    @Column(name = "sender_at")
    private Instant senderAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "sender_basis")
    private Basis senderBasis;

    @Column(name = "host_at")
    private Instant hostAt;

    @Enumerated(EnumType.STRING)
    @Column(name = "host_basis")
    private Basis hostBasis;

    @Column(name = "decided_at")
    private Instant decidedAt;

    private String comment;

    protected Extension() {}

    Extension(UUID mobilityId, LocalDate previousEnd, LocalDate newEnd, String reason, Instant askedAt) {
        this.id = Ids.next();
        this.mobilityId = mobilityId;
        this.state = ExtensionState.PROPOSED;
        this.previousEnd = previousEnd;
        this.newEnd = newEnd;
        this.reason = reason;
        this.askedAt = askedAt;
    }

    /**
     * One of the two agrees; agreeing twice is once.
     *
     * @return whether both have agreed now, for the first time
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it was decided
     */
    boolean agree(ExtensionParty party, Act act) {
        require("agree");
        if (party == ExtensionParty.HOST && hostAt == null) {
            hostAt = act.at();
            hostBasis = act.basis();
        }
        if (party == ExtensionParty.SENDER && senderAt == null) {
            senderAt = act.at();
            senderBasis = act.basis();
        }
        if (!awaiting().isEmpty()) {
            return false;
        }
        decide(ExtensionState.AGREED, act.at(), null);
        return true;
    }

    void reject(Act act) {
        require("reject");
        decide(ExtensionState.REJECTED, act.at(), act.comment());
    }

    void withdraw(Act act) {
        require("withdraw");
        decide(ExtensionState.WITHDRAWN, act.at(), act.comment());
    }

    void lapse(Instant at) {
        decide(ExtensionState.LAPSED, at, null);
    }

    private void decide(ExtensionState as, Instant at, String why) {
        state = as;
        decidedAt = at;
        comment = why;
    }

    private void require(String verb) {
        if (state != ExtensionState.PROPOSED) {
            throw Problems.illegalTransition(WHAT, state, verb, List.of());
        }
    }

    /** Who has not agreed yet; empty once it was decided. */
    public List<ExtensionParty> awaiting() {
        List<ExtensionParty> awaited = new ArrayList<>();
        if (state == ExtensionState.PROPOSED && senderAt == null) {
            awaited.add(ExtensionParty.SENDER);
        }
        if (state == ExtensionState.PROPOSED && hostAt == null) {
            awaited.add(ExtensionParty.HOST);
        }
        return awaited;
    }

    /** Names it; consent and refusal must name it. */
    public UUID id() {
        return id;
    }

    /** The stay that would be longer. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** Where its life has come to. */
    public ExtensionState state() {
        return state;
    }

    /** The last day as it was when it was asked for. */
    public LocalDate previousEnd() {
        return previousEnd;
    }

    /** The last day asked for. */
    public LocalDate newEnd() {
        return newEnd;
    }

    /** The days that are added. */
    public Period period() {
        return new Period(previousEnd.plusDays(1), newEnd);
    }

    /** Why it was asked for. */
    public String reason() {
        return reason;
    }

    /** When it was asked for. */
    public Instant askedAt() {
        return askedAt;
    }

    /** When the sender agreed; null before. */
    public Instant senderAt() {
        return senderAt;
    }

    /** On what the sender's consent rests; null before. */
    public Basis senderBasis() {
        return senderBasis;
    }

    /** When the host agreed; null before. */
    public Instant hostAt() {
        return hostAt;
    }

    /** On what the host's consent rests; null before. */
    public Basis hostBasis() {
        return hostBasis;
    }

    /** When it was decided; null before. */
    public Instant decidedAt() {
        return decidedAt;
    }

    /** Why it was rejected or withdrawn; may be null. */
    public String comment() {
        return comment;
    }
}
