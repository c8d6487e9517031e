package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * What is read of an award's or instalment's event. The state stays text: one that is new over there must not stop the
 * projection here.
 */
record FundingPayload(
        UUID id,
        String reference,
        String state,
        Integer number,
        UUID awardId,
        UUID fundId,
        UUID mobilityId,
        Money amount,
        LocalDate dueOn,
        LocalDate paidOn) {
    /** The states of awards that were accepted and stand: in one of them, the stay is funded. */
    static final Set<String> GRANTED = Set.of("ACCEPTED", "CONTRACTED", "IN_PAYMENT", "SETTLED");
}
