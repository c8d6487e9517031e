package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** What the allocation decided about each student, and what has become of it. */
@ApplicationScoped
@Transactional
public class Placements {
    private final Campaigns campaigns;
    private final CandidacyRepository repository;
    private final StudentDirectory students;
    private final DestinationDirectory destinations;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Placements(
            Campaigns campaigns,
            CandidacyRepository repository,
            StudentDirectory students,
            DestinationDirectory destinations,
            Caller caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.students = students;
        this.destinations = destinations;
        this.caller = caller;
        this.clock = clock;
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

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is none, or it is not the caller's to see */
    Candidacy found(Campaign campaign, UUID studentId) {
        boolean own = studentId.equals(caller.studentId()) && campaign.state() == CampaignState.PUBLISHED;
        if (!own && !caller.staff()) {
            throw Problems.notFound("placement");
        }
        return repository.of(campaign.id(), studentId).orElseThrow(() -> Problems.notFound("placement"));
    }

    /** A placement with what the caller can do. */
    PlacementView single(Campaign campaign, Candidacy candidacy) {
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
                view.waiting(),
                view.answerBy(),
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
                    c.waiting(),
                    c.state() == CandidacyState.OFFERED && c.answerBy() != null
                            ? Deadline.of(c.answerBy(), clock.getZone())
                            : null,
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
        boolean officer = caller.has(Roles.OFFICER);
        actions.add(
                "override",
                officer && campaign.legalVerbs().contains("override") && candidacy.state() != CandidacyState.NOMINATED,
                officer
                        ? "The campaign is " + campaign.state() + ", the place " + candidacy.state() + "."
                        : "Only an officer may do this.");
        return actions.list();
    }
}
