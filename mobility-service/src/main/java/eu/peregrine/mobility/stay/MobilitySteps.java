package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.stay.Bodies.Approval;
import eu.peregrine.mobility.stay.Bodies.Attested;
import eu.peregrine.mobility.stay.Bodies.Cancellation;
import eu.peregrine.mobility.stay.Bodies.Checks;
import eu.peregrine.mobility.stay.Bodies.ClearanceDecision;
import eu.peregrine.mobility.stay.Bodies.EndedEarly;
import eu.peregrine.mobility.stay.Bodies.Interrupted;
import eu.peregrine.mobility.stay.Bodies.Recognition;
import eu.peregrine.mobility.stay.Bodies.Rejection;
import eu.peregrine.mobility.stay.Bodies.Transcript;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The steps of a mobility's life: finds it among those the caller may see, makes sure the caller may act as the party the
 * step belongs to, takes the step, moves the seat with it, publishes.
 */
@ApplicationScoped
@Transactional
public class MobilitySteps {
    private final Mobilities mobilities;
    private final MobilityNews news;
    private final Parties parties;
    private final Seats seats;
    private final ExtensionRepository extensions;
    private final Acting acting;
    private final Event<PlaceFreed> freed;

    @Inject
    MobilitySteps(
            Mobilities mobilities,
            MobilityNews news,
            Parties parties,
            Seats seats,
            ExtensionRepository extensions,
            Acting acting,
            Event<PlaceFreed> freed) {
        this.mobilities = mobilities;
        this.news = news;
        this.parties = parties;
        this.seats = seats;
        this.extensions = extensions;
        this.acting = acting;
        this.freed = freed;
    }

    /** The sender asks the host. */
    public Mobility nominate(UUID id, String ifMatch) {
        return step(id, ifMatch, m -> m.nominate(parties.sender(m)));
    }

    /** The host takes the participant. */
    public Mobility approve(UUID id, String ifMatch, Approval body) {
        return step(id, ifMatch, m -> m.approve(body.proposalId(), parties.host(m, body.comment(), body.documentId())));
    }

    /** The host refuses. */
    public Mobility reject(UUID id, String ifMatch, Rejection body) {
        return step(id, ifMatch, m -> m.reject(body.proposalId(), parties.host(m, body.comment(), body.documentId())));
    }

    /** Notes insurance, language and convention. */
    public Mobility check(UUID id, String ifMatch, Checks body) {
        return step(id, ifMatch, m -> {
            m.insured(body.insuredUntil());
            m.check(body.insurance(), body.languageCheck(), body.conventionSigned(), parties.office());
        });
    }

    /** Everything is there. */
    public Mobility ready(UUID id, String ifMatch, Checks body) {
        return step(id, ifMatch, m -> {
            m.insured(body.insuredUntil());
            m.ready(body.insurance(), body.languageCheck(), body.conventionSigned(), parties.office());
        });
    }

    /** The security officer decides whether the stay is cleared. */
    public Mobility clear(UUID id, String ifMatch, ClearanceDecision body) {
        acting.reason(body.comment());
        return step(id, ifMatch, m -> m.clear(body.decision(), body.until(), parties.anyOf(body.comment())));
    }

    /** The host attests the arrival; a date attested before is superseded, with a reason. */
    public Mobility arrive(UUID id, String ifMatch, Attested body) {
        return step(id, ifMatch, m -> {
            Act act = parties.host(m, null, body.documentId());
            if (m.state().arrived()) {
                acting.requireReason();
            }
            m.arrive(body.on(), today(act), act);
        });
    }

    /** The host attests the departure; a date attested before is superseded, with a reason. */
    public Mobility depart(UUID id, String ifMatch, Attested body) {
        return step(id, ifMatch, m -> {
            Act act = parties.host(m, null, body.documentId());
            if (m.state() == MobilityState.RETURNED) {
                acting.requireReason();
            }
            m.depart(body.on(), today(act), act);
        });
    }

    /** The participant leaves for a while. */
    public Mobility interrupt(UUID id, String ifMatch, Interrupted body) {
        return step(id, ifMatch, m -> {
            Act act = parties.anyOf(body.reason());
            m.interrupt(body.on(), today(act), act);
        });
    }

    /** The participant is back. */
    public Mobility resume(UUID id, String ifMatch, Attested body) {
        return step(id, ifMatch, m -> {
            Act act = parties.anyOf(m, body.documentId());
            m.resume(body.on(), today(act), act);
        });
    }

    /** The stay ends before its time. */
    public Mobility endEarly(UUID id, String ifMatch, EndedEarly body) {
        acting.reason(body.reason());
        return step(id, ifMatch, m -> {
            Act act = parties.host(m, body.reason(), body.documentId());
            m.endEarly(body.on(), Boolean.TRUE.equals(body.forceMajeure()), today(act), act);
        });
    }

    /** The transcript of whoever taught: the host. */
    public Mobility transcript(UUID id, String ifMatch, Transcript body) {
        return step(id, ifMatch, m -> m.transcript(body.components(), parties.host(m, null, body.documentId())));
    }

    /** The school recognises the stay. */
    public Mobility recognise(UUID id, String ifMatch, Recognition body) {
        return step(id, ifMatch, m -> m.recognise(body.ects(), acting.reason() != null, parties.office()));
    }

    /** Nothing is left to do. */
    public Mobility close(UUID id, String ifMatch) {
        return step(id, ifMatch, m -> m.close(parties.office()));
    }

    /** Says who in the office looks after the file. */
    public Mobility assign(UUID id, String ifMatch, Bodies.Assignment body) {
        Mobility mobility = mobilities.found(id);
        IfMatch.accepted(ifMatch, mobility);
        if (mobility.assign(body.officer(), parties.office())) {
            news.publish(mobility);
        }
        return mobility;
    }

    /** The stay does not take place. */
    public Mobility cancel(UUID id, String ifMatch, Cancellation body) {
        acting.reason(body.reason());
        return step(
                id,
                ifMatch,
                m -> m.cancel(
                        Boolean.TRUE.equals(body.forceMajeure()), parties.sender(m, body.reason(), body.documentId())));
    }

    /**
     * One step: the seat moves with it, and it is published.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when the mobility is not the caller's to see, 412 when it is at another
     *     version
     */
    Mobility step(UUID id, String ifMatch, Consumer<Mobility> transition) {
        Mobility mobility = mobilities.found(id);
        IfMatch.accepted(ifMatch, mobility);
        return take(mobility, transition);
    }

    /** The same step of a mobility that was found in another way. */
    Mobility take(Mobility mobility, Consumer<Mobility> transition) {
        SeatHold before = mobility.seat();
        MobilityState from = mobility.state();
        transition.accept(mobility);
        if (from != MobilityState.RETURNED && mobility.state() == MobilityState.RETURNED) {
            extensions.open(mobility.id()).ifPresent(extension -> extension.lapse(mobility.updatedAt()));
        }
        moveSeat(mobility, before);
        news.publish(mobility);
        return mobility;
    }

    private void moveSeat(Mobility mobility, SeatHold before) {
        if (before == SeatHold.NONE) {
            return;
        }
        SeatKey key = new SeatKey(mobility.conditionId(), mobility.academicYear());
        SeatHold now = mobility.seat();
        if (before == SeatHold.RESERVED && now == SeatHold.CONSUMED) {
            seats.move(key, SeatUse.RESERVED, SeatUse.CONSUMED, 1);
        } else if (before == SeatHold.CONSUMED && now == SeatHold.RESERVED) {
            seats.move(key, SeatUse.CONSUMED, SeatUse.RESERVED, 1);
        } else if (before != now && now == SeatHold.RELEASED) {
            SeatUse held = before == SeatHold.CONSUMED ? SeatUse.CONSUMED : SeatUse.RESERVED;
            // Whoever gave the place may give the seat to the next, and that one's to the next but one.
            seats.oneAtATime();
            seats.release(key, held, 1, mobility.seatMonths());
            freed.fire(new PlaceFreed(mobility.id(), mobility.campaignId(), mobility.studentId()));
        }
        if (mobility.state() == MobilityState.RETURNED) {
            BigDecimal unused = mobility.returnUnusedMonths();
            if (unused.signum() > 0) {
                seats.returnMonths(key, unused);
            }
        }
    }

    private static LocalDate today(Act act) {
        return Mobility.day(act.at());
    }
}
