package eu.peregrine.kit.invitation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Whoever holds a link shows it. The token travels in the body, so that no log of addresses holds it.
 *
 * @param token what follows the service's name in the link
 */
public record LinkRequest(@NotNull @Size(max = 100) String token) {

    @Override
    public String toString() {
        return "LinkRequest[token=…]";
    }
}
