package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What the allocation decided about each student, and the student's answer. */
@ApplicationScoped
@Transactional
public class Placements {
    private final Campaigns campaigns;
    private final CandidacyRepository repository;
    private final CampaignNews news;
    private final StudentDirectory students;
    private final DestinationDirectory destinations;
    private final Seats seats;
    private final Caller caller;
    private final Acting acting;

    @Inject
    Placements(
            Campaigns campaigns,
            CandidacyRepository repository,
            CampaignNews news,
            StudentDirectory students,
            DestinationDirectory destinations,
            Seats seats,
            Caller caller,
            Acting acting) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.news = news;
        this.students = students;
        this.destinations = destinations;
        this.seats = seats;
        this.caller = caller;
        this.acting = acting;
    }

    /** The whole result; for the office, which sees it before it is published. */
    public Page<PlacementView> list(
            UUID campaignId,
            ListRequest request,
            List<UUID> studentIds,
            List<CandidacyState> states,
            List<UUID> destinationIds) {
        Campaign campaign = campaigns.found(campaignId);
        Page<Candidacy> page = repository.page(campaignId, request, studentIds, states, destinationIds);
        Function<Candidacy, PlacementView> view = views(campaign, page.items());
        return new Page<>(page.items().stream().map(view).toList(), page.next(), page.count());
    }

    /** One student's result; their own once it is published. */
    public PlacementView get(UUID campaignId, UUID studentId) {
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = found(campaign, studentId);
        return single(campaign, candidacy);
    }

    /** The student takes the place: the seat goes from offered to reserved. */
    public PlacementView accept(UUID campaignId, UUID studentId, String ifMatch) {
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = answering(campaign, studentId, ifMatch, "accept");
        candidacy.accept();
        seats.move(candidacy.seatKey(), SeatUse.OFFERED, SeatUse.RESERVED, 1);
        news.publish(candidacy);
        return single(campaign, candidacy);
    }

    /** The student leaves the place: the seat is free again. */
    public PlacementView decline(UUID campaignId, UUID studentId, String ifMatch) {
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = answering(campaign, studentId, ifMatch, "decline");
        SeatUse held = candidacy.state() == CandidacyState.ACCEPTED ? SeatUse.RESERVED : SeatUse.OFFERED;
        candidacy.decline();
        seats.release(candidacy.seatKey(), held, 1, candidacy.seatMonths());
        news.publish(candidacy);
        return single(campaign, candidacy);
    }

    private Candidacy answering(Campaign campaign, UUID studentId, String ifMatch, String verb) {
        Candidacy candidacy = found(campaign, studentId);
        IfMatch.accepted(ifMatch, candidacy);
        campaign.requirePublished(verb);
        if (!caller.has(Roles.STUDENT)) {
            acting.recordFor(studentId);
        }
        return candidacy;
    }

    private Candidacy found(Campaign campaign, UUID studentId) {
        boolean own = studentId.equals(caller.studentId()) && campaign.state() == CampaignState.PUBLISHED;
        if (!own && !caller.staff()) {
            throw Problems.notFound("placement");
        }
        return repository.of(campaign.id(), studentId).orElseThrow(() -> Problems.notFound("placement"));
    }

    private PlacementView single(Campaign campaign, Candidacy candidacy) {
        PlacementView view = views(campaign, List.of(candidacy)).apply(candidacy);
        return new PlacementView(
                view.id(),
                view.campaign(),
                view.student(),
                view.state(),
                view.destination(),
                view.rank(),
                view.score(),
                view.explanation(),
                view.mobility(),
                actions(campaign, candidacy),
                view.version());
    }

    private Function<Candidacy, PlacementView> views(Campaign campaign, List<Candidacy> all) {
        Map<UUID, StudentFacts> people =
                students.byIds(all.stream().map(Candidacy::studentId).toList());
        Map<UUID, DestinationFacts> places = destinations.byIds(all.stream()
                .map(Candidacy::destinationId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Ref round = Ref.to("campaigns", campaign.id(), LocalizedText.en(campaign.name()));
        return c -> {
            StudentFacts student = people.get(c.studentId());
            DestinationFacts place = places.get(c.destinationId());
            return new PlacementView(
                    c.id(),
                    round,
                    Ref.to("students", c.studentId(), student == null ? null : LocalizedText.en(student.name())),
                    c.state(),
                    Ref.to("destinations", c.destinationId(), place == null ? null : place.hostName()),
                    c.rank(),
                    c.score(),
                    c.explanation(),
                    Ref.to("mobilities", c.mobilityId()),
                    null,
                    c.version());
        };
    }

    private List<Action> actions(Campaign campaign, Candidacy candidacy) {
        Actions actions = Actions.of(Campaigns.PATH + "/" + campaign.id() + "/allocation/" + candidacy.studentId());
        boolean published = campaign.state() == CampaignState.PUBLISHED;
        boolean own = caller.has(Roles.STUDENT) || caller.has(Roles.OFFICER);
        for (String verb : List.of("accept", "decline")) {
            if (!own) {
                actions.add(verb, false, "Only the student answers, or an officer for the student.");
            } else {
                actions.add(
                        verb,
                        published && candidacy.legalVerbs().contains(verb),
                        "The campaign is " + campaign.state() + ", the place " + candidacy.state() + ".");
            }
        }
        return actions.list();
    }
}
