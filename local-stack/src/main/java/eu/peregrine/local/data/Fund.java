package eu.peregrine.local.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A fund: the body that creates it, and beside it what is to be entered into it afterwards.
 *
 * @param funderId an organisation of the network
 * @param restrictions null where any use will do
 * @param prefinance whether payment may run ahead of the receipts
 * @param pledges promises of money, each a body of its own
 * @param receipts money that came in, each a body of its own
 */
public record Fund(
        UUID id,
        UUID funderId,
        Text name,
        String currency,
        Period period,
        Restrictions restrictions,
        boolean prefinance,
        @JsonIgnore List<Contribution> pledges,
        @JsonIgnore List<Contribution> receipts) {

    /** Both days included. */
    public record Period(LocalDate start, LocalDate end) {}

    /**
     * What the money may be used for.
     *
     * @param direction {@code outgoing | incoming}, of the mobility that then has to be there
     */
    public record Restrictions(String direction) {}

    /** A pledge or a receipt. */
    public record Contribution(Money amount, LocalDate on, String reference) {}
}
