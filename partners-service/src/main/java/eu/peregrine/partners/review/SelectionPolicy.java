package eu.peregrine.partners.review;

import eu.peregrine.kit.aggregate.AggregateRoot;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Whether no agreement may be proposed without a valid positive review of every partner; there is one row, once it was set. */
@Entity
@Table(name = "selection_policy")
public class SelectionPolicy extends AggregateRoot {

    private boolean requireReview;

    /** For the persistence provider. */
    protected SelectionPolicy() {}

    private SelectionPolicy(boolean requireReview) {
        super(SelectionPolicies.ID);
        this.requireReview = requireReview;
        raise("selection-review.policy-changed");
    }

    static SelectionPolicy set(boolean requireReview) {
        return new SelectionPolicy(requireReview);
    }

    void change(boolean required) {
        if (required != requireReview) {
            requireReview = required;
            raise("selection-review.policy-changed");
        }
    }

    boolean requiresReview() {
        return requireReview;
    }
}
