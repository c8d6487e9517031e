package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.destination.Reason;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Wishes, filed by the student or by an officer for the student while the campaign is open. */
@ApplicationScoped
@Transactional
public class WishLists {
    private final Campaigns campaigns;
    private final CandidacyRepository candidacies;
    private final CampaignNews news;
    private final StudentDirectory students;
    private final DestinationDirectory destinations;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    WishLists(
            Campaigns campaigns,
            CandidacyRepository candidacies,
            CampaignNews news,
            StudentDirectory students,
            DestinationDirectory destinations,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.campaigns = campaigns;
        this.candidacies = candidacies;
        this.news = news;
        this.students = students;
        this.destinations = destinations;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Files wishes, or replaces those filed before.
     *
     * @param ifMatch needed once there are wishes to be replaced
     * @return every wish with what speaks against it; a wish the student is not eligible for is kept, and refused by the
     *     allocation unless that has changed by then
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless the campaign is open, 422 with all that is wrong
     */
    public WishesView file(UUID campaignId, UUID studentId, String ifMatch, WishesDraft draft) {
        Campaign campaign = campaigns.found(campaignId);
        requireOwn(studentId);
        Candidacy candidacy = candidacies.of(campaignId, studentId).orElse(null);
        if (candidacy != null) {
            IfMatch.required(ifMatch, candidacy);
        }
        return filed(campaign, studentId, candidacy, draft.destinations());
    }

    /**
     * Every destination of the campaign's year and term with what speaks against it; asked before wishes are filed.
     *
     * @param ids only these destinations; empty for all
     */
    public Page<EligibilityView> eligibility(UUID campaignId, UUID studentId, ListRequest request, List<UUID> ids) {
        Campaign campaign = campaigns.found(campaignId);
        requireOwn(studentId);
        StudentFacts student = students.find(studentId).orElseThrow(() -> Problems.notFound("student"));
        Map<UUID, Integer> seats = campaign.seatPlan().stream()
                .collect(Collectors.toMap(PlannedSeats::destinationId, PlannedSeats::seats));
        return destinations
                .page(request, campaign.academicYear(), campaign.term(), ids)
                .map(destination -> {
                    List<Reason> reasons = WishJudgement.reasons(student, destination, campaign.floor());
                    return new EligibilityView(
                            Ref.to("destinations", destination.id(), destination.hostName()),
                            destination.hostCountry(),
                            destination.term(),
                            seats.get(destination.id()),
                            reasons.isEmpty(),
                            reasons);
                });
    }

    /** Says all that filing these wishes would be refused for, and judges each of them; changes nothing. */
    public WishesReport validate(UUID campaignId, UUID studentId, WishesDraft draft) {
        Campaign campaign = campaigns.found(campaignId);
        requireOwn(studentId);
        StudentFacts student = students.find(studentId).orElseThrow(() -> Problems.notFound("student"));
        Map<UUID, DestinationFacts> facts = destinations.byIds(draft.destinations());
        Violations violations = violations(campaign, student, draft.destinations(), facts);
        violations.check(
                campaign.state() == CampaignState.OPEN,
                "",
                "campaign-not-open",
                "Wishes are filed in an open campaign.");
        return new WishesReport(
                violations.isEmpty(), violations.all(), judged(campaign, draft.destinations(), student, facts));
    }

    /** Takes a line of an officer's import; wishes filed before are replaced. */
    public UUID importLine(UUID campaignId, WishesLine line) {
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = candidacies.of(campaignId, line.studentId()).orElse(null);
        UUID id = filed(campaign, line.studentId(), candidacy, line.destinations())
                .id();
        // Every flush looks at everything in memory, so a long import must not keep its lines there.
        candidacies.forget();
        return id;
    }

    /** A student's wishes as they would be judged today. */
    public WishesView get(UUID campaignId, UUID studentId) {
        Campaign campaign = campaigns.found(campaignId);
        requireOwn(studentId);
        Candidacy candidacy = candidacies.of(campaignId, studentId).orElseThrow(() -> Problems.notFound("wish list"));
        StudentFacts student = students.find(studentId).orElse(null);
        return view(campaign, candidacy, student, destinations.byIds(candidacy.wishes()));
    }

    /** Everybody's wishes, without the judgement. */
    public Page<WishesView> list(UUID campaignId, ListRequest request, List<UUID> studentIds) {
        Campaign campaign = campaigns.found(campaignId);
        Page<Candidacy> page = candidacies.page(campaignId, request, studentIds, List.of(), List.of());
        Set<UUID> wished = new HashSet<>();
        page.items().forEach(c -> wished.addAll(c.wishes()));
        Map<UUID, DestinationFacts> facts = destinations.byIds(wished);
        Map<UUID, StudentFacts> names =
                students.byIds(page.items().stream().map(Candidacy::studentId).toList());
        return new Page<>(
                page.items().stream()
                        .map(c -> view(campaign, c, names.get(c.studentId()), facts))
                        .toList(),
                page.next(),
                page.count());
    }

    private WishesView filed(Campaign campaign, UUID studentId, Candidacy existing, List<UUID> wishes) {
        campaign.requireOpen();
        StudentFacts student = students.find(studentId).orElseThrow(() -> Problems.notFound("student"));
        Map<UUID, DestinationFacts> facts = destinations.byIds(wishes);
        violations(campaign, student, wishes, facts).throwIfAny();
        if (!caller.has(Roles.STUDENT)) {
            acting.basis(Basis.RECORDED);
            acting.onBehalfOf(studentId);
        }
        Candidacy candidacy = existing;
        if (candidacy == null) {
            candidacy = new Candidacy(campaign.id(), studentId, wishes, clock.instant());
            candidacies.persist(candidacy);
        } else {
            candidacy.file(wishes, clock.instant());
        }
        news.publish(candidacy);
        return view(campaign, candidacy, student, facts);
    }

    private Violations violations(
            Campaign campaign, StudentFacts student, List<UUID> wishes, Map<UUID, DestinationFacts> facts) {
        Violations violations = new Violations();
        violations.check(
                campaign.population().includes(student.programmeId(), student.status(), student.cohort()),
                "/studentId",
                "not-in-population",
                "The student is not in the campaign's population.");
        violations.check(
                campaign.previousId() == null
                        || candidacies
                                .of(campaign.previousId(), student.id())
                                .filter(c -> c.state().holds())
                                .isEmpty(),
                "/studentId",
                "placed-already",
                "The student has a place from the first round.");
        violations.check(
                wishes.size() <= campaign.maxWishes(),
                "/destinations",
                "too-many-wishes",
                "At most " + campaign.maxWishes() + " wishes can be filed in this campaign.");
        violations.check(
                !caller.has(Roles.STUDENT) || campaign.window().contains(Mobility.day(clock.instant())),
                "",
                "outside-window",
                "Wishes are filed from " + campaign.window().start() + " to "
                        + campaign.window().end() + ".");
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < wishes.size(); i++) {
            String pointer = "/destinations/" + i;
            violations.check(
                    facts.containsKey(wishes.get(i)), pointer, "unknown-destination", "There is no such destination.");
            violations.check(seen.add(wishes.get(i)), pointer, "repeated", "The destination is wished for twice.");
        }
        return violations;
    }

    private void requireOwn(UUID studentId) {
        boolean own = caller.staff() || studentId.equals(caller.studentId());
        if (!own) {
            throw Problems.notFound("wish list");
        }
    }

    private static WishesView view(
            Campaign campaign, Candidacy candidacy, StudentFacts student, Map<UUID, DestinationFacts> facts) {
        List<WishesView.Wish> wishes = judged(campaign, candidacy.wishes(), student, facts);
        LocalizedText name = student == null ? null : LocalizedText.en(student.name());
        return new WishesView(
                candidacy.id(),
                Ref.to("campaigns", campaign.id(), LocalizedText.en(campaign.name())),
                Ref.to("students", candidacy.studentId(), name),
                candidacy.state(),
                candidacy.filedAt(),
                wishes,
                candidacy.version());
    }

    private static List<WishesView.Wish> judged(
            Campaign campaign, List<UUID> filed, StudentFacts student, Map<UUID, DestinationFacts> facts) {
        List<WishesView.Wish> wishes = new ArrayList<>();
        int rank = 0;
        for (UUID wish : filed) {
            rank++;
            DestinationFacts destination = facts.get(wish);
            List<Reason> reasons = WishJudgement.reasons(student, destination, campaign.floor());
            Ref place = Ref.to("destinations", wish, destination == null ? null : destination.hostName());
            wishes.add(new WishesView.Wish(rank, place, reasons.isEmpty(), reasons));
        }
        return wishes;
    }
}
