package eu.peregrine.partners.agreement;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an agreement follows on or comes from, and what follows on it. Each is null of most.
 *
 * @param renews the one before
 * @param renewedBy the one after
 * @param replacedBy the one in which it goes on
 * @param splitFrom the one it was split off from
 */
record Renewals(Ref renews, Ref renewedBy, Ref replacedBy, Ref splitFrom) {

    /** Picks them out of the agreements around one. */
    static Renewals of(Agreement agreement, List<Agreement> related) {
        return new Renewals(
                first(related, other -> other.id().equals(agreement.renews())),
                first(related, other -> agreement.id().equals(other.renews())),
                first(related, other -> other.id().equals(agreement.replacedBy())),
                first(related, other -> other.id().equals(agreement.splitFrom())));
    }

    private static Ref first(List<Agreement> related, Predicate<Agreement> which) {
        return related.stream().filter(which).findFirst().map(Renewals::ref).orElse(null);
    }

    private static Ref ref(Agreement agreement) {
        return Ref.to("agreements", agreement.id(), LocalizedText.en(agreement.reference() + " " + agreement.title()));
    }
}
