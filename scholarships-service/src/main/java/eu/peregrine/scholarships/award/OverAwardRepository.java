package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.funder.FunderMerged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The claims for what was paid too much. */
@ApplicationScoped
public class OverAwardRepository implements PanacheRepositoryBase<OverAward, UUID> {

    /** The claim where the condition lets it be seen. */
    public Optional<OverAward> find(UUID id, Sight.Condition visible) {
        return find("from OverAward e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }

    /** The claims on an award, the oldest first. */
    List<OverAward> ofAward(UUID awardId) {
        return list("awardId = ?1 order by id", awardId);
    }

    /** Makes the claims of a merged funder the survivor's; nothing that is said of them changes. */
    void follow(FunderMerged merged) {
        update("funderId = ?1 where funderId = ?2", merged.survivor(), merged.duplicate());
    }
}
