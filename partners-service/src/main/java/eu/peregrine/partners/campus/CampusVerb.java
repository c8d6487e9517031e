package eu.peregrine.partners.campus;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What one can do with a campus, and in which states. */
public enum CampusVerb {
    /** Changes what is said about it, its programmes too. */
    EDIT(CampusState.PLANNED, CampusState.ACTIVE),
    /** Starts teaching. */
    OPEN(CampusState.PLANNED),
    /** Ends for good. */
    CLOSE(CampusState.PLANNED, CampusState.ACTIVE);

    private final Set<CampusState> from;

    CampusVerb(CampusState first, CampusState... others) {
        this.from = EnumSet.of(first, others);
    }

    /** @return the verb as it stands in the path and in actions */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param state the present state
     * @return whether it is legal there
     */
    public boolean isLegalIn(CampusState state) {
        return from.contains(state);
    }

    static List<String> legalIn(CampusState state) {
        return Arrays.stream(values())
                .filter(verb -> verb.isLegalIn(state))
                .map(CampusVerb::word)
                .toList();
    }
}
