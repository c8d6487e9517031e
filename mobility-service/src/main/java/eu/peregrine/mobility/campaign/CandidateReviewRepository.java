package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Stores what reviewers say. */
@ApplicationScoped
class CandidateReviewRepository implements PanacheRepositoryBase<CandidateReview, UUID> {

    Optional<CandidateReview> of(UUID campaignId, UUID studentId, String reviewer) {
        return find("campaignId = ?1 and studentId = ?2 and reviewer = ?3", campaignId, studentId, reviewer)
                .firstResultOptional();
    }

    /** The mean of the scores of each student who has any, to two decimals. */
    Map<UUID, BigDecimal> means(UUID campaignId) {
        return getEntityManager()
                .createQuery(
                        "select r.studentId, sum(r.score), count(r.score) from CandidateReview r"
                                + " where r.campaignId = :campaign and r.score is not null group by r.studentId",
                        Object[].class)
                .setParameter("campaign", campaignId)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (UUID) row[0],
                        row -> ((BigDecimal) row[1])
                                .divide(BigDecimal.valueOf((Long) row[2]), 2, RoundingMode.HALF_UP)));
    }

    /** @param reviewer whose alone; null for everybody's */
    Page<CandidateReview> page(UUID campaignId, ListRequest request, List<UUID> students, String reviewer) {
        return Listing.of(getEntityManager(), CandidateReview.class, "r")
                .id(CandidateReview::id)
                .always("r.campaignId = :campaign", Map.of("campaign", campaignId))
                .filter("student", students, "r.studentId in :student")
                .filter("reviewer", reviewer, "r.reviewer = :reviewer")
                .page(request, r -> r);
    }
}
