package eu.peregrine.local.data;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An agreement between the school and one partner: the body that creates it, or a line of the agreements import.
 *
 * @param kind {@code bilateral-exchange | erasmus-iia | double-degree}
 * @param parties the school first, then the partner
 * @param illustrative always true: no term of it is real
 * @param recorded null when both parties approve it with their own tokens
 */
public record Agreement(
        UUID id,
        String kind,
        String title,
        List<UUID> parties,
        boolean illustrative,
        List<Condition> conditions,
        Recorded recorded) {

    /**
     * What is entered from paper.
     *
     * @param state the state the paper proves
     */
    public record Recorded(String state, LocalDate signedOn, String reason) {}

    /** Whether it is entered from paper rather than approved by both parties. */
    public boolean fromPaper() {
        return recorded != null;
    }

    /** The party that is not the school. */
    public UUID partner() {
        return parties.get(1);
    }
}
