package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Deadline;
import eu.peregrine.mobility.campaign.Turn.Promotion;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Passes freed seats on, as {@link WaitingList} says, in the transaction that frees them, and keeps a record of every turn.
 * Whoever comes here has called {@link Seats#oneAtATime}, and has given the freed seat back.
 */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class WaitingLists {
    private final StandingRepository standings;
    private final CandidacyRepository candidacies;
    private final CampaignNews news;
    private final OfferTasks tasks;
    private final DestinationDirectory destinations;
    private final Seats seats;
    private final Clock clock;

    @Inject
    WaitingLists(
            StandingRepository standings,
            CandidacyRepository candidacies,
            CampaignNews news,
            OfferTasks tasks,
            DestinationDirectory destinations,
            Seats seats,
            Clock clock) {
        this.standings = standings;
        this.candidacies = candidacies;
        this.news = news;
        this.tasks = tasks;
        this.destinations = destinations;
        this.seats = seats;
        this.clock = clock;
    }

    /** Takes a turn: passes the freed seat on, if there is one, and the seats that this frees. */
    void take(Campaign campaign, Happening what) {
        List<UUID> gone = new ArrayList<>();
        List<Promotion> promotions = new ArrayList<>();
        if (what.freed() != null && campaign.successorId() == null) {
            cascade(campaign, what.freed(), gone, promotions);
        }
        Turn turn = new Turn(
                standings.lastTurn(campaign) + 1,
                clock.instant().toString(),
                what.kind(),
                what.student(),
                what.keepHigher(),
                what.destination(),
                what.group(),
                what.reason(),
                gone,
                promotions);
        standings.keep(new TurnRow(campaign.id(), campaign.run(), turn));
    }

    /** By when an offer that is made now must be answered. */
    Deadline deadline(Campaign campaign) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return Deadline.of(today.plusDays(campaign.answerDays()), clock.getZone());
    }

    private void cascade(Campaign campaign, UUID freed, List<UUID> gone, List<Promotion> promotions) {
        Map<UUID, PlannedSeats> plan =
                campaign.seatPlan().stream().collect(Collectors.toMap(PlannedSeats::destinationId, p -> p));
        Map<UUID, Integer> capacity = capacity(campaign);
        UUID pool = freed;
        while (pool != null && standings.held(campaign.id(), pool) < capacity.getOrDefault(pool, 0)) {
            Standing next = standings.first(campaign.id(), pool).orElse(null);
            if (next == null || gone.contains(next.destinationId())) {
                return;
            }
            Candidacy candidacy =
                    candidacies.of(campaign.id(), next.studentId()).orElseThrow();
            PlannedSeats seat = plan.get(next.destinationId());
            DestinationFacts destination =
                    destinations.find(next.destinationId()).orElse(null);
            if (!exchange(campaign, candidacy, seat, destination)) {
                gone.add(next.destinationId());
                return;
            }
            promotions.add(
                    new Promotion(next.studentId(), candidacy.destinationId(), next.destinationId(), next.rank()));
            pool = candidacy.poolId();
            promote(campaign, candidacy, next, seat, destination);
        }
    }

    /** Takes the seat and gives the one that was held back; false where the agreement has it no more, or the stay has begun. */
    private boolean exchange(Campaign campaign, Candidacy candidacy, PlannedSeats seat, DestinationFacts destination) {
        if (destination == null || begun(campaign, destination)) {
            return false;
        }
        if (campaign.state() != CampaignState.PUBLISHED) {
            return true;
        }
        SeatUse use = candidacy.state() == CandidacyState.ACCEPTED ? SeatUse.RESERVED : SeatUse.OFFERED;
        SeatKey held = candidacy.seatKey();
        BigDecimal months = candidacy.seatMonths();
        SeatKey wanted = new SeatKey(seat.conditionId(), seat.academicYear());
        boolean taken = seats.takeIfFree(wanted, use, 1, seat.monthsPerSeat(), SeatPlans.limits(destination));
        if (taken && held != null) {
            seats.release(held, use, 1, months);
        }
        return taken;
    }

    private boolean begun(Campaign campaign, DestinationFacts destination) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return !today.isBefore(campaign.stayIn(destination.term()).start());
    }

    private void promote(
            Campaign campaign, Candidacy candidacy, Standing next, PlannedSeats seat, DestinationFacts destination) {
        Explanation explanation = candidacy
                .explanation()
                .promoted(
                        destination.hostName().en(),
                        next.rank(),
                        candidacy.wishes().size());
        candidacy.promote(
                new Candidacy.Place(seat, next.poolId(), next.rank(), next.score(), explanation), deadline(campaign));
        if (candidacy.state() != CandidacyState.FILED) {
            news.publish(candidacy);
            tasks.look(campaign, List.of(candidacy));
        }
    }

    private static Map<UUID, Integer> capacity(Campaign campaign) {
        Map<UUID, Integer> capacity = new HashMap<>();
        for (PlannedSeats line : campaign.seatPlan()) {
            int open = line.seats();
            for (SeatGroup group : line.groups()) {
                capacity.put(Pools.id(line.destinationId(), group.name()), group.seats());
                open -= group.seats();
            }
            capacity.put(line.destinationId(), open);
        }
        return capacity;
    }
}
