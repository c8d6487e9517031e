package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reviewers' scores, whose mean is {@code review} in a campaign's formula. */
@ApplicationScoped
@Transactional
public class CandidateReviews {
    private final Campaigns campaigns;
    private final CandidacyRepository candidacies;
    private final CandidateReviewRepository repository;
    private final CampaignNews news;
    private final StudentDirectory students;
    private final Caller caller;
    private final Clock clock;

    @Inject
    CandidateReviews(
            Campaigns campaigns,
            CandidacyRepository candidacies,
            CandidateReviewRepository repository,
            CampaignNews news,
            StudentDirectory students,
            Caller caller,
            Clock clock) {
        this.campaigns = campaigns;
        this.candidacies = candidacies;
        this.repository = repository;
        this.news = news;
        this.students = students;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Says, or says anew, what the caller thinks of a student. The next run of the allocation counts it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a student who filed no wishes, 409 before the filing has ended
     *     or after publication, 412 or 428 unless it names the version that the caller has said before, 422 unless there is either a score or an explained conflict of interest
     */
    public CandidateReviewView give(UUID campaignId, UUID studentId, String ifMatch, CandidateReviewDraft draft) {
        Campaign campaign = campaigns.found(campaignId);
        Candidacy candidacy = candidacies
                .of(campaignId, studentId)
                .filter(c -> c.filedAt() != null)
                .orElseThrow(() -> Problems.notFound("application"));
        draft.check();
        campaign.requireReviewable();
        CandidateReview review =
                repository.of(campaignId, studentId, caller.subject()).orElse(null);
        if (review == null) {
            review = new CandidateReview(campaignId, studentId, caller.subject());
        } else {
            IfMatch.required(ifMatch, review.version());
        }
        review.say(draft, clock.instant());
        repository.persistAndFlush(review);
        candidacy.reviewed();
        news.tellOffice(candidacy);
        return view(campaign, review, students.find(studentId).orElse(null));
    }

    /** What the caller has said of a student; 404 before. */
    public CandidateReviewView own(UUID campaignId, UUID studentId) {
        Campaign campaign = campaigns.found(campaignId);
        CandidateReview review =
                repository.of(campaignId, studentId, caller.subject()).orElseThrow(() -> Problems.notFound("review"));
        return view(campaign, review, students.find(studentId).orElse(null));
    }

    /** What was said; a reviewer sees what is their own. */
    public Page<CandidateReviewView> list(UUID campaignId, ListRequest request, List<UUID> studentIds) {
        Campaign campaign = campaigns.found(campaignId);
        boolean all = caller.has(Roles.OFFICER, Roles.AUDITOR, Roles.ADMIN);
        Page<CandidateReview> page = repository.page(campaignId, request, studentIds, all ? null : caller.subject());
        Map<UUID, StudentFacts> people = students.byIds(
                page.items().stream().map(CandidateReview::studentId).toList());
        return page.map(review -> view(campaign, review, people.get(review.studentId())));
    }

    private static CandidateReviewView view(Campaign campaign, CandidateReview review, StudentFacts student) {
        return new CandidateReviewView(
                review.id(),
                Ref.to("campaigns", campaign.id(), LocalizedText.en(campaign.name())),
                Ref.to("students", review.studentId(), student == null ? null : LocalizedText.en(student.name())),
                review.reviewer(),
                review.score(),
                review.score() == null,
                review.comment(),
                review.reviewedAt(),
                review.version());
    }
}
