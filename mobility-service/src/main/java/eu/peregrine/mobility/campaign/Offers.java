package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.stay.PlaceFreed;
import eu.peregrine.mobility.student.StudentDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What becomes of offered places: taken, left, lapsed, cancelled, or given out of turn. A seat that becomes free is passed
 * on in the same transaction.
 */
@ApplicationScoped
@Transactional
public class Offers {
    private final Campaigns campaigns;
    private final CampaignRepository repository;
    private final CandidacyRepository candidacies;
    private final Placements placements;
    private final WaitingLists waitingLists;
    private final CampaignNews news;
    private final OfferTasks tasks;
    private final StudentDirectory students;
    private final DestinationDirectory destinations;
    private final Seats seats;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    Offers(
            Campaigns campaigns,
            CampaignRepository repository,
            CandidacyRepository candidacies,
            Placements placements,
            WaitingLists waitingLists,
            CampaignNews news,
            OfferTasks tasks,
            StudentDirectory students,
            DestinationDirectory destinations,
            Seats seats,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.candidacies = candidacies;
        this.placements = placements;
        this.waitingLists = waitingLists;
        this.news = news;
        this.tasks = tasks;
        this.students = students;
        this.destinations = destinations;
        this.seats = seats;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * The student takes the place: the seat goes from offered to reserved.
     *
     * @param draft null for a place that is taken for good
     */
    public PlacementView accept(UUID campaignId, UUID studentId, String ifMatch, AcceptDraft draft) {
        seats.oneAtATime();
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = answering(campaign, studentId, ifMatch, "accept");
        candidacy.accept(draft != null && Boolean.TRUE.equals(draft.keepHigher()), clock.instant());
        seats.move(candidacy.seatKey(), SeatUse.OFFERED, SeatUse.RESERVED, 1);
        told(campaign, candidacy, Happening.accepted(candidacy));
        return placements.single(campaign, candidacy);
    }

    /** The student leaves the place: the seat goes to the next. */
    public PlacementView decline(UUID campaignId, UUID studentId, String ifMatch) {
        seats.oneAtATime();
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = answering(campaign, studentId, ifMatch, "decline");
        SeatUse held = use(candidacy);
        candidacy.decline();
        seats.release(candidacy.seatKey(), held, 1, candidacy.seatMonths());
        told(campaign, candidacy, Happening.of(TurnKind.DECLINED, candidacy, candidacy.poolId()));
        return placements.single(campaign, candidacy);
    }

    /**
     * An officer places a student out of turn, with a reason. A seat beyond the plan is given if the agreement has it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 without a reason or with a destination of another year, 409 before
     *     the allocation, for a student who is nominated already, or where the agreement has no seat
     */
    public PlacementView override(UUID campaignId, UUID studentId, String ifMatch, OverrideDraft draft) {
        acting.requireReason();
        seats.oneAtATime();
        Campaign campaign = campaigns.found(campaignId);
        campaign.requireAllocated("override");
        Candidacy candidacy = placements.found(campaign, studentId);
        IfMatch.accepted(ifMatch, candidacy);
        boolean published = campaign.state() == CampaignState.PUBLISHED;
        boolean holding = candidacy.holds();
        DestinationFacts destination = destination(campaign, candidacy, draft.destinationId(), holding);
        PlannedSeats seat = seat(campaign, destination);
        String group = students.find(studentId)
                .map(s -> seat.groupOf(s.programmeId(), s.status()))
                .orElse(null);
        UUID freed = holding ? candidacy.poolId() : null;
        SeatUse held = use(candidacy);
        SeatKey before = candidacy.seatKey();
        BigDecimal months = candidacy.seatMonths();
        int wish = candidacy.wishes().indexOf(destination.id());
        candidacy.override(
                new Candidacy.Place(
                        seat,
                        Pools.id(destination.id(), group),
                        wish < 0 ? null : Integer.valueOf(wish + 1),
                        null,
                        Explanation.overridden(destination.hostName().en())),
                waitingLists.deadline(campaign));
        if (published) {
            if (freed != null) {
                seats.release(before, held, 1, months);
            }
            seats.take(candidacy.seatKey(), SeatUse.OFFERED, 1, candidacy.seatMonths(), SeatPlans.limits(destination));
        }
        Happening what =
                new Happening(TurnKind.OVERRIDDEN, studentId, null, destination.id(), group, acting.reason(), freed);
        told(campaign, candidacy, what);
        return placements.single(campaign, candidacy);
    }

    /** Nobody has answered by the deadline: the seat goes to the next. */
    void lapse(UUID candidacyId, Instant now) {
        seats.oneAtATime();
        Candidacy candidacy = candidacies.findById(candidacyId);
        boolean due = candidacy.state() == CandidacyState.OFFERED
                && candidacy.answerDue() != null
                && !now.isBefore(candidacy.answerDue());
        if (!due) {
            return;
        }
        candidacy.lapse();
        seats.release(candidacy.seatKey(), SeatUse.OFFERED, 1, candidacy.seatMonths());
        Campaign campaign = repository.findById(candidacy.campaignId());
        told(campaign, candidacy, Happening.of(TurnKind.LAPSED, candidacy, candidacy.poolId()));
    }

    /** A nominated place does not become a stay; its seat is free again, and goes to the next. */
    void freed(@Observes PlaceFreed place) {
        Candidacy candidacy = candidacies.ofMobility(place.mobilityId()).orElse(null);
        if (candidacy == null || candidacy.state() != CandidacyState.NOMINATED) {
            return;
        }
        candidacy.cancel();
        Campaign campaign = repository.findById(candidacy.campaignId());
        told(campaign, candidacy, Happening.of(TurnKind.CANCELLED, candidacy, candidacy.poolId()));
    }

    private void told(Campaign campaign, Candidacy candidacy, Happening what) {
        if (candidacy.state() == CandidacyState.FILED) {
            news.tellOffice(candidacy);
        } else {
            news.publish(candidacy);
            tasks.look(campaign, List.of(candidacy));
        }
        waitingLists.take(campaign, what);
    }

    private Candidacy answering(Campaign campaign, UUID studentId, String ifMatch, String verb) {
        Candidacy candidacy = placements.found(campaign, studentId);
        IfMatch.accepted(ifMatch, candidacy);
        campaign.requirePublished(verb);
        if (!caller.has(Roles.STUDENT)) {
            acting.recordFor(studentId);
        }
        return candidacy;
    }

    private DestinationFacts destination(Campaign campaign, Candidacy candidacy, UUID id, boolean holding) {
        DestinationFacts destination = destinations.find(id).orElse(null);
        Violations violations = new Violations();
        violations.check(destination != null, "/destinationId", "unknown-destination", "There is no such destination.");
        violations.check(
                destination == null
                        || destination.academicYear().equals(campaign.academicYear())
                                && (campaign.term() == null || campaign.term().equals(destination.term())),
                "/destinationId",
                "term",
                "The destination is not of the campaign's year and term.");
        violations.check(
                !holding || !id.equals(candidacy.destinationId()),
                "/destinationId",
                "placed-there",
                "The student has a place there already.");
        violations.throwIfAny();
        return destination;
    }

    private static PlannedSeats seat(Campaign campaign, DestinationFacts destination) {
        return campaign.seatPlan().stream()
                .filter(line -> line.destinationId().equals(destination.id()))
                .findFirst()
                .orElseGet(() -> new PlannedSeats(
                        destination.id(),
                        destination.conditionId(),
                        destination.academicYear(),
                        0,
                        SeatPlans.usualMonths(destination, campaign)));
    }

    private static SeatUse use(Candidacy candidacy) {
        return candidacy.state() == CandidacyState.ACCEPTED ? SeatUse.RESERVED : SeatUse.OFFERED;
    }
}
