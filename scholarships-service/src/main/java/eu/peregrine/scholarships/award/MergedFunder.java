package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Makes the awards and their instalments of a funder that was merged the survivor's; awards come first and funds last, as everywhere. */
@ApplicationScoped
class MergedFunder {

    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final OverAwardRepository overAwards;
    private final AwardDesk desk;

    MergedFunder(
            AwardRepository awards, InstalmentRepository instalments, OverAwardRepository overAwards, AwardDesk desk) {
        this.awards = awards;
        this.instalments = instalments;
        this.overAwards = overAwards;
        this.desk = desk;
    }

    void onMerge(@Observes @Priority(1) FunderMerged merged) {
        instalments.follow(merged);
        overAwards.follow(merged);
        awards.ofFunderToChange(merged.duplicate()).forEach(award -> {
            award.follow(merged);
            desk.tell(award);
        });
    }
}
