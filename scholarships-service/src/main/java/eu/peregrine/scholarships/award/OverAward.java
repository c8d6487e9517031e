package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** What an award paid too much and why; it is settled in parts, each of which is set off, paid back or written off. */
@Entity
@Table(name = "over_award")
public class OverAward extends AggregateRoot {

    /**
     * A part that is settled.
     *
     * @param how set off, paid back or written off
     * @param cents how much
     * @param on when
     * @param note the bank's line, or why
     */
    public record Part(OverAwardStatus how, long cents, LocalDate on, String note) {}

    private String reference;
    private UUID awardId;
    private UUID callId;
    private UUID fundId;
    private UUID funderId;
    private UUID studentId;
    private UUID mobilityId;

    @Enumerated(EnumType.STRING)
    private OverAwardOrigin origin;

    private String reason;
    private long cents;
    private long deducted;
    private long recovered;
    private long writtenOff;
    private String currency;

    @Enumerated(EnumType.STRING)
    private OverAwardStatus state;

    private LocalDate openedOn;

    @Convert(converter = Parts.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Part> parts;

    /** For the persistence provider alone. */
    protected OverAward() {}

    OverAward(String reference, Award award, OverAwardOrigin origin, String reason, long cents, LocalDate today) {
        super(Ids.next());
        this.reference = reference;
        this.awardId = award.id();
        this.callId = award.callId();
        this.fundId = award.fundId();
        this.funderId = award.funderId();
        this.studentId = award.studentId();
        this.mobilityId = award.mobilityId();
        this.origin = origin;
        this.reason = reason;
        this.cents = cents;
        this.currency = award.currency();
        this.state = OverAwardStatus.OPEN;
        this.openedOn = today;
        this.parts = List.of();
        raise("over-award.opened");
    }

    /** Sets a part off against what the award grew by. */
    void deduct(long part, LocalDate on) {
        deducted += part;
        settle(new Part(OverAwardStatus.DEDUCTED, part, on, null), "over-award.deducted");
    }

    /**
     * Takes note that a part came back.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is settled, 422 for nothing or more than is owed
     */
    void recover(long part, LocalDate on, String note) {
        demand("recover", part);
        recovered += part;
        settle(new Part(OverAwardStatus.RECOVERED, part, on, note), "over-award.recovered");
    }

    /**
     * Takes note that a part came back since so much less is paid of another award.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is settled, 422 for nothing or more than is owed
     */
    void setOff(long part, LocalDate on, String note) {
        demand("set-off", part);
        recovered += part;
        settle(new Part(OverAwardStatus.DEDUCTED, part, on, note), "over-award.deducted");
    }

    /**
     * Gives a part up.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is settled, 422 for nothing or more than is owed
     */
    void writeOff(long part, LocalDate on, String note) {
        demand("write-off", part);
        writtenOff += part;
        settle(new Part(OverAwardStatus.WRITTEN_OFF, part, on, note), "over-award.written-off");
    }

    private void settle(Part part, String event) {
        OverAwardStatus from = state;
        parts = Stream.concat(parts.stream(), Stream.of(part)).toList();
        state = open() == 0 ? part.how() : OverAwardStatus.OPEN;
        raise(event, from);
    }

    private void demand(String verb, long part) {
        if (state != OverAwardStatus.OPEN) {
            throw Problems.illegalTransition("over-award", state, verb, state.verbs());
        }
        new Violations()
                .check(part > 0, "/amount/amount", "not-positive", "Must be above zero.")
                .check(
                        part <= open(),
                        "/amount/amount",
                        "more-than-owed",
                        "Only " + BigDecimal.valueOf(open(), 2) + " is owed.")
                .throwIfAny();
    }

    /** The short reference. */
    public String reference() {
        return reference;
    }

    /** The award that paid too much. */
    public UUID awardId() {
        return awardId;
    }

    /** The call. */
    public UUID callId() {
        return callId;
    }

    /** The fund whose money it is. */
    public UUID fundId() {
        return fundId;
    }

    /** Who gave it. */
    public UUID funderId() {
        return funderId;
    }

    /** Who owes it. */
    public UUID studentId() {
        return studentId;
    }

    /** The stay; null for none. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** Why too much was paid. */
    public OverAwardOrigin origin() {
        return origin;
    }

    /** The same in words, where somebody gave them; null else. */
    public String reason() {
        return reason;
    }

    /** How much was paid too much, in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** Of this, what the student may keep after all since the award grew again, in cents. */
    public long deducted() {
        return deducted;
    }

    /** Of this, what was paid back or set off against another award, in cents. */
    public long recovered() {
        return recovered;
    }

    /** Of this, what was given up, in cents. */
    public long writtenOff() {
        return writtenOff;
    }

    /** What is still owed, in cents. */
    public long open() {
        return cents - deducted - recovered - writtenOff;
    }

    /** What the student may not keep, in cents. */
    long claimed() {
        return cents - deducted;
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** Where it stands. */
    public OverAwardStatus state() {
        return state;
    }

    /** Since when it is claimed. */
    public LocalDate openedOn() {
        return openedOn;
    }

    /** The parts that are settled, first to last. */
    public List<Part> parts() {
        return parts;
    }

    /** How parts are stored. */
    @Immutable
    public static class Parts extends JsonColumn<List<Part>> {
        /** For the persistence provider. */
        public Parts() {
            super(new TypeReference<>() {});
        }
    }
}
