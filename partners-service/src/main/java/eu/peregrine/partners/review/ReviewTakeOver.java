package eu.peregrine.partners.review;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Makes earlier reviews give way to one that was decided ahead of its first day, once that has come. */
@ApplicationScoped
class ReviewTakeOver implements DueWork {

    private final ReviewRepository repository;
    private final SelectionReviews reviews;
    private final Clock clock;

    @Inject
    ReviewTakeOver(ReviewRepository repository, SelectionReviews reviews, Clock clock) {
        this.repository = repository;
        this.reviews = reviews;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "review-take-over";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return repository.takingOver(LocalDate.ofInstant(now, clock.getZone()), limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        reviews.takeOver(id);
    }
}
