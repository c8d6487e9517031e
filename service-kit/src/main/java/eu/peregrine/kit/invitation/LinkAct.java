package eu.peregrine.kit.invitation;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Whoever holds a link does what it allows.
 *
 * @param token what follows the service's name in the link
 * @param comment why; needed where the link refuses something
 */
public record LinkAct(
        @NotNull @Size(max = 100) String token,
        @Size(max = 1000) String comment) {

    @Override
    public String toString() {
        return "LinkAct[token=…]";
    }
}
