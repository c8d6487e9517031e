package eu.peregrine.partners.agreement;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Finds for the conditions of a party's copy, which knows no ids of ours, the conditions that they go on: first those that
 * say the same, then those of the same activity in the same direction. A place that is sold stays the same place.
 */
final class ConditionMatch {

    private ConditionMatch() {}

    /**
     * @param stated conditions of a copy
     * @param known what the agreement says
     * @return the same conditions with the ids of those that go on, and without any where there is none
     */
    static List<ConditionTerms> withKnownIds(List<ConditionTerms> stated, List<ConditionTerms> known) {
        List<ConditionTerms> left = new ArrayList<>(known);
        List<UUID> ids = stated.stream()
                .map(condition -> take(left, condition, (a, b) -> a.withId(null).equals(b.withId(null))))
                .collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < stated.size(); i++) {
            if (ids.get(i) == null) {
                ids.set(i, take(left, stated.get(i), ConditionMatch::sameDirection));
            }
        }
        List<ConditionTerms> matched = new ArrayList<>();
        for (int i = 0; i < stated.size(); i++) {
            matched.add(stated.get(i).withId(ids.get(i)));
        }
        return matched;
    }

    /**
     * Conditions that come without an id and say exactly what one says that is there: whoever leaves the ids out and changes
     * nothing has changed nothing, and places taken stay taken.
     *
     * @param said conditions, with the ids of those that go on or without
     * @param known what the agreement says
     * @return the same conditions, with the ids of those that were recognised
     */
    static List<ConditionTerms> recognised(List<ConditionTerms> said, List<ConditionTerms> known) {
        Set<UUID> named = said.stream().map(ConditionTerms::id).collect(Collectors.toSet());
        List<ConditionTerms> left = new ArrayList<>(
                known.stream().filter(one -> !named.contains(one.id())).toList());
        return said.stream()
                .map(condition -> condition.id() == null
                        ? condition.withId(
                                take(left, condition, (a, b) -> a.withId(null).equals(b)))
                        : condition)
                .toList();
    }

    private static UUID take(
            List<ConditionTerms> left, ConditionTerms stated, BiPredicate<ConditionTerms, ConditionTerms> alike) {
        for (Iterator<ConditionTerms> each = left.iterator(); each.hasNext(); ) {
            ConditionTerms known = each.next();
            if (alike.test(known, stated)) {
                each.remove();
                return known.id();
            }
        }
        return null;
    }

    private static boolean sameDirection(ConditionTerms known, ConditionTerms stated) {
        return known.activity() == stated.activity()
                && known.sending().equals(stated.sending())
                && known.receiving().equals(stated.receiving());
    }
}
