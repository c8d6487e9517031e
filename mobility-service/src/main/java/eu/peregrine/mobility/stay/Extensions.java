package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.apprenticeship.Apprenticeships;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Staying longer than planned: asked for by whoever has part in the stay, agreed by host and sender. With the second consent
 * the stay ends later, as far as seats and the student's other stays let it.
 */
@ApplicationScoped
@Transactional
public class Extensions {
    private final MobilitySteps steps;
    private final Mobilities mobilities;
    private final Overlaps overlaps;
    private final ExtensionRepository repository;
    private final PromisedSeats promised;
    private final Seats seats;
    private final Apprenticeships apprenticeships;
    private final Parties parties;
    private final Caller caller;
    private final Acting acting;

    @Inject
    Extensions(
            MobilitySteps steps,
            Mobilities mobilities,
            Overlaps overlaps,
            ExtensionRepository repository,
            PromisedSeats promised,
            Seats seats,
            Apprenticeships apprenticeships,
            Parties parties,
            Caller caller,
            Acting acting) {
        this.steps = steps;
        this.mobilities = mobilities;
        this.overlaps = overlaps;
        this.repository = repository;
        this.promised = promised;
        this.seats = seats;
        this.apprenticeships = apprenticeships;
        this.parties = parties;
        this.caller = caller;
        this.acting = acting;
    }

    /** All that were ever asked for. */
    public ExtensionView.All of(UUID id) {
        mobilities.found(id);
        return new ExtensionView.All(
                repository.of(id).stream().map(ExtensionView::of).toList());
    }

    /** The wishes that host or sender has not agreed to yet, by mobility, in one statement. */
    public Map<UUID, Extension> open(Collection<UUID> mobilityIds) {
        return repository.open(mobilityIds).stream()
                .collect(Collectors.toMap(Extension::mobilityId, Function.identity()));
    }

    /**
     * Asks for a longer stay. Host or sender who asks agrees by asking; a student does not decide.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the stay is not going on, or another wish is open
     */
    public Mobility ask(UUID id, String ifMatch, Bodies.Extend body) {
        acting.reason(body.reason());
        return steps.step(id, ifMatch, m -> {
            m.requireExtensible();
            LocalDate end = m.plannedEnd();
            new Violations()
                    .check(
                            body.newEnd().isAfter(end),
                            "/newEnd",
                            "not-later",
                            "The stay ends on " + end + " as planned; an extension ends after it.")
                    .throwIfAny();
            refuseTooLong(m, body.newEnd());
            if (repository.open(id).isPresent()) {
                throw Problems.conflict(
                        "extension-open",
                        "An extension was asked for already. It is agreed to, rejected or withdrawn before another one.");
            }
            Act act = parties.anyOf(body.reason());
            Extension extension = new Extension(id, end, body.newEnd(), body.reason(), act.at());
            repository.persist(extension);
            if (!caller.has(Roles.STUDENT)) {
                ExtensionParty own = own(m);
                extension.agree(own, actOf(m, own, null, null));
            }
            m.extension("proposed", body.newEnd(), act);
        });
    }

    /** Host or sender agrees; with the second one the stay ends later. */
    public Mobility agree(UUID id, String ifMatch, Bodies.ExtensionConsent body) {
        return steps.step(id, ifMatch, m -> {
            Extension extension = found(id, body.extensionId());
            ExtensionParty party = body.party() == null ? own(m) : body.party();
            Act act = actOf(m, party, null, body.documentId());
            if (extension.agree(party, act)) {
                extend(m, extension.newEnd(), act);
            } else {
                m.extension("agreed", extension.newEnd(), act);
            }
        });
    }

    /** Host or sender does not agree, and says why. */
    public Mobility reject(UUID id, String ifMatch, Bodies.ExtensionRefusal body) {
        acting.reason(body.comment());
        return steps.step(id, ifMatch, m -> {
            Extension extension = found(id, body.extensionId());
            ExtensionParty party = body.party() == null ? own(m) : body.party();
            Act act = actOf(m, party, body.comment(), body.documentId());
            extension.reject(act);
            m.extension("rejected", extension.newEnd(), act);
        });
    }

    /** The wish is taken back. */
    public Mobility withdraw(UUID id, String ifMatch, Bodies.ExtensionWithdrawal body) {
        return steps.step(id, ifMatch, m -> {
            Extension extension = found(id, body.extensionId());
            Act act = parties.anyOf(null);
            extension.withdraw(act);
            m.extension("withdrawn", extension.newEnd(), act);
        });
    }

    private void extend(Mobility mobility, LocalDate newEnd, Act act) {
        LocalDate before = mobility.plannedEnd();
        refuseTooLong(mobility, newEnd);
        overlaps.refuse(mobility, before.plusDays(1), newEnd);
        BigDecimal more = mobility.extend(newEnd, act);
        if (mobility.seat() == SeatHold.CONSUMED && mobility.conditionId() != null) {
            SeatKey key = new SeatKey(mobility.conditionId(), mobility.academicYear());
            seats.take(key, SeatUse.CONSUMED, 0, more, promised.of(mobility));
        }
    }

    private void refuseTooLong(Mobility mobility, LocalDate newEnd) {
        if (mobility.direction() == Direction.OUTGOING) {
            Period longer = new Period(mobility.period().start(), newEnd);
            apprenticeships.require(
                    new Apprenticeships.Planned(mobility.studentId(), mobility.id(), List.of(longer)), "/newEnd");
        }
    }

    private Act actOf(Mobility mobility, ExtensionParty party, String comment, UUID paper) {
        return party == ExtensionParty.HOST
                ? parties.host(mobility, comment, paper)
                : parties.sender(mobility, comment, paper);
    }

    /** For whom the caller decides: a partner for itself, the school's people for the school. */
    private ExtensionParty own(Mobility mobility) {
        UUID organisation = caller.organisationId();
        boolean hosts = organisation == null
                ? mobility.direction() == Direction.INCOMING
                : mobility.hostIds().contains(organisation);
        return hosts ? ExtensionParty.HOST : ExtensionParty.SENDER;
    }

    private Extension found(UUID mobilityId, UUID extensionId) {
        return repository.of(mobilityId).stream()
                .filter(extension -> extension.id().equals(extensionId))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("extension"));
    }
}
