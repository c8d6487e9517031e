package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.apprenticeship.Apprenticeships;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.storage.References;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Makes mobilities of the places that students have accepted in a campaign. */
@ApplicationScoped
@Transactional
public class CampaignPlaces {
    private final MobilityRepository repository;
    private final MobilityNews news;
    private final OrganisationDirectory organisations;
    private final References references;
    private final Seats seats;
    private final Apprenticeships apprenticeships;
    private final Overlaps overlaps;
    private final Dangers dangers;
    private final Acting acting;
    private final Clock clock;

    @Inject
    CampaignPlaces(
            MobilityRepository repository,
            MobilityNews news,
            OrganisationDirectory organisations,
            References references,
            Seats seats,
            Apprenticeships apprenticeships,
            Overlaps overlaps,
            Dangers dangers,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.organisations = organisations;
        this.references = references;
        this.seats = seats;
        this.apprenticeships = apprenticeships;
        this.overlaps = overlaps;
        this.dangers = dangers;
        this.acting = acting;
        this.clock = clock;
    }

    /** A place that a student has accepted; its seat is reserved already. */
    public record Place(
            StudentFacts student, DestinationFacts destination, UUID campaignId, BigDecimal seatMonths, Period stay) {}

    /**
     * Plans, and nominates to the host. A place at one of the school's own campuses is the school's to give: it is approved
     * at once.
     *
     * @return one mobility per place, in the same order
     * @throws eu.peregrine.kit.problem.ProblemException 409 when a student is elsewhere in that time, 422 when an apprentice
     *     would be abroad for longer than the law allows
     */
    public List<Mobility> nominate(List<Place> places) {
        UUID home = organisations
                .home()
                .orElseThrow(() -> Problems.conflict("no-home", "The home organisation is not known yet."))
                .id();
        refuseTooLong(places);
        List<String> numbers = references.next(Direction.OUTGOING.prefix(), places.size());
        List<Mobility> mobilities = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            mobilities.add(new Mobility(plan(places.get(i), home, numbers.get(i)), act()));
        }
        dangers.mark(mobilities);
        for (Mobility mobility : mobilities) {
            repository.persist(mobility);
            news.publish(mobility);
            ask(mobility);
            news.publish(mobility);
        }
        return mobilities;
    }

    private void refuseTooLong(List<Place> places) {
        List<Apprenticeships.Planned> planned = places.stream()
                .map(place -> new Apprenticeships.Planned(place.student().id(), null, List.of(place.stay())))
                .toList();
        apprenticeships.require(planned, "/stay");
    }

    private void ask(Mobility mobility) {
        if (mobility.kind().nominated()) {
            mobility.nominate(act());
        } else {
            mobility.approve(mobility.proposalId(), act());
            seats.move(
                    new SeatKey(mobility.conditionId(), mobility.academicYear()),
                    SeatUse.RESERVED,
                    SeatUse.CONSUMED,
                    1);
        }
    }

    private Act act() {
        return new Act(clock.instant(), acting.basis(), null);
    }

    private MobilityPlan plan(Place place, UUID home, String reference) {
        DestinationFacts destination = place.destination();
        MobilityKind kind = destination.atCampus() ? MobilityKind.CAMPUS : MobilityKind.EXCHANGE;
        SegmentPlan segment =
                new SegmentPlan(destination.hostId(), destination.hostCountry(), null, kind, place.stay());
        return new MobilityPlan(
                Ids.next(),
                reference,
                Direction.OUTGOING,
                kind,
                place.student().id(),
                place.student().programmeId(),
                place.student().cohort(),
                Apprenticeships.isApprentice(place.student()),
                null,
                home,
                destination.agreementId(),
                destination.conditionId(),
                destination.id(),
                place.seatMonths(),
                place.campaignId(),
                true,
                destination.academicYear(),
                destination.term(),
                overlaps.exclusive(null),
                true,
                List.of(segment));
    }
}
