package eu.peregrine.partners.agreement;

import java.util.List;
import java.util.UUID;

/**
 * The wish to change an agreement in force.
 *
 * @param author the party that wants it
 * @param title the new title; as it was when null
 * @param conditions all conditions it is to have; what is left out ends
 * @param merges the agreements whose conditions come over; null of most
 * @param splitOff the agreement that takes on what is left out; null of most
 */
record Amendment(Author author, String title, List<ConditionTerms> conditions, List<Merged> merges, SplitOff splitOff) {

    /** An amendment of one agreement alone. */
    Amendment(UUID by, String title, List<ConditionTerms> conditions) {
        this(Author.own(by), title, conditions);
    }

    /** The same, on whatever basis. */
    Amendment(Author author, String title, List<ConditionTerms> conditions) {
        this(author, title, conditions, null, null);
    }

    UUID by() {
        return author.party();
    }

    /** The same, with these conditions. */
    Amendment saying(List<ConditionTerms> said) {
        return new Amendment(author, title, said, merges, splitOff);
    }
}
