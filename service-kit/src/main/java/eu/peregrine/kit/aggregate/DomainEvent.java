package eu.peregrine.kit.aggregate;

import java.util.UUID;

/**
 * A change that an aggregate has made to itself and that everybody else is told of.
 *
 * @param id the event's own identifier, by which a consumer recognises a repetition
 * @param type kind and verb, such as {@code agreement.proposed}
 * @param sequence the aggregate's counter after this event, contiguous from 1
 * @param from the life-cycle state before, absent where the event does not leave one
 */
public record DomainEvent(UUID id, String type, long sequence, String from) {

    /** The aggregate's kind: what stands before the dot of the type. */
    public String kind() {
        return type.substring(0, type.indexOf('.'));
    }

    /** What happened: what stands behind the dot of the type. */
    public String verb() {
        return type.substring(type.indexOf('.') + 1);
    }
}
