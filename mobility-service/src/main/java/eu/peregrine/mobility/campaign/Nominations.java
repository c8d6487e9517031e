package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.campaign.NominationReport.Nominated;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.stay.CampaignPlaces;
import eu.peregrine.mobility.stay.CampaignPlaces.Place;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Turns every accepted place into a nominated mobility. It works in chunks, each in a transaction of its own, so that a
 * long list neither holds locks nor is lost as a whole; called again it goes on with what is left.
 */
@ApplicationScoped
public class Nominations {
    private static final int CHUNK = 50;

    private final Campaigns campaigns;
    private final CandidacyRepository candidacies;
    private final CampaignNews news;
    private final CampaignPlaces places;
    private final DestinationDirectory destinations;
    private final StudentDirectory students;
    private final WaitingLists waitingLists;
    private final Seats seats;

    @Inject
    Nominations(
            Campaigns campaigns,
            CandidacyRepository candidacies,
            CampaignNews news,
            CampaignPlaces places,
            DestinationDirectory destinations,
            StudentDirectory students,
            WaitingLists waitingLists,
            Seats seats) {
        this.campaigns = campaigns;
        this.candidacies = candidacies;
        this.news = news;
        this.places = places;
        this.destinations = destinations;
        this.students = students;
        this.waitingLists = waitingLists;
        this.seats = seats;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 unless the result is published */
    public NominationReport nominate(UUID campaignId) {
        List<UUID> accepted = QuarkusTransaction.requiringNew().call(() -> {
            campaigns.found(campaignId).requirePublished("nominate");
            return candidacies.ids(campaignId, CandidacyState.ACCEPTED);
        });
        int before = QuarkusTransaction.requiringNew()
                .call(() ->
                        candidacies.ids(campaignId, CandidacyState.NOMINATED).size());
        List<Nominated> done = new ArrayList<>();
        for (int start = 0; start < accepted.size(); start += CHUNK) {
            done.addAll(chunk(campaignId, accepted.subList(start, Math.min(start + CHUNK, accepted.size()))));
        }
        int nominated = (int) done.stream().filter(n -> n.mobilityId() != null).count();
        if (nominated > 0) {
            QuarkusTransaction.requiringNew().run(() -> {
                Campaign campaign = campaigns.found(campaignId);
                campaign.nominated();
                news.publish(campaign);
            });
        }
        return new NominationReport(campaignId, nominated, before, done.size() - nominated, done);
    }

    /** A chunk that is refused is tried again one by one, so that one student's problem is only theirs. */
    private List<Nominated> chunk(UUID campaignId, List<UUID> ids) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> nominate(campaignId, ids));
        } catch (ProblemException refused) {
            if (ids.size() > 1) {
                return ids.stream()
                        .flatMap(id -> chunk(campaignId, List.of(id)).stream())
                        .toList();
            }
            UUID student = QuarkusTransaction.requiringNew()
                    .call(() -> candidacies.findById(ids.get(0)).studentId());
            return List.of(new Nominated(student, null, null, refused.code(), refused.getMessage()));
        }
    }

    private List<Nominated> nominate(UUID campaignId, List<UUID> ids) {
        seats.oneAtATime();
        Campaign campaign = campaigns.found(campaignId);
        List<Candidacy> accepted = candidacies.byIds(ids).stream()
                .filter(c -> c.state() == CandidacyState.ACCEPTED)
                .toList();
        Map<UUID, DestinationFacts> facts = destinations.byIds(
                accepted.stream().map(Candidacy::destinationId).collect(Collectors.toSet()));
        Map<UUID, StudentFacts> people =
                students.byIds(accepted.stream().map(Candidacy::studentId).toList());
        List<Place> chosen = accepted.stream()
                .map(c -> place(campaign, c, people.get(c.studentId()), facts.get(c.destinationId())))
                .toList();
        List<Mobility> mobilities = places.nominate(chosen);
        List<Nominated> done = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            Mobility mobility = mobilities.get(i);
            accepted.get(i).nominated(mobility.id());
            news.publish(accepted.get(i));
            waitingLists.take(campaign, Happening.of(TurnKind.NOMINATED, accepted.get(i), null));
            done.add(new Nominated(mobility.studentId(), mobility.id(), mobility.reference(), null, null));
        }
        return done;
    }

    private static Place place(
            Campaign campaign, Candidacy candidacy, StudentFacts student, DestinationFacts destination) {
        if (student == null || destination == null) {
            throw Problems.conflict("gone", "The student or the destination does not exist any more.");
        }
        return new Place(
                student, destination, campaign.id(), candidacy.seatMonths(), campaign.stayIn(destination.term()));
    }
}
