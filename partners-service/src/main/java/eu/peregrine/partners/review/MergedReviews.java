package eu.peregrine.partners.review;

import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Makes the reviews of an organisation that was merged reviews of the survivor. Of several decisions the later ones take over
 * from the earlier, as ever.
 */
@ApplicationScoped
class MergedReviews {

    private final SelectionReviews reviews;
    private final ReviewRepository repository;
    private final OrganisationRepository organisations;

    @Inject
    MergedReviews(SelectionReviews reviews, ReviewRepository repository, OrganisationRepository organisations) {
        this.reviews = reviews;
        this.repository = repository;
        this.organisations = organisations;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        Organisation survivor = organisations.byId(merged.survivor()).orElseThrow();
        List<SelectionReview> duplicates = repository.ofToChange(merged.duplicate());
        duplicates.forEach(review -> {
            review.follow(survivor, reviews.now());
            reviews.publish(review);
        });
        if (!duplicates.isEmpty()) {
            settle(merged.survivor());
        }
    }

    private void settle(UUID survivor) {
        List<SelectionReview> latestFirst = repository.decided(survivor);
        for (int i = 0; i < latestFirst.size(); i++) {
            SelectionReview review = latestFirst.get(i);
            if (review.state() == ReviewState.DECIDED) {
                List<SelectionReview> earlier = latestFirst.subList(i + 1, latestFirst.size()).stream()
                        .filter(other -> other.state() == ReviewState.DECIDED)
                        .toList();
                reviews.takeOver(review, earlier, reviews.now());
            }
        }
    }
}
