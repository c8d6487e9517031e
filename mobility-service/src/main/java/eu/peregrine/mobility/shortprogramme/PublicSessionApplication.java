package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.web.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** An application as its events carry it: without who it is. */
record PublicSessionApplication(
        UUID id,
        UUID sessionId,
        SessionApplicationState state,
        UUID nominatedBy,
        Integer placeInLine,
        LocalDate answerBy,
        SessionFee fee,
        Money feeAmount,
        LocalDate arrivedOn,
        Instant submittedAt) {

    static PublicSessionApplication of(SessionApplication a) {
        return new PublicSessionApplication(
                a.id(),
                a.sessionId(),
                a.state(),
                a.nominatedBy(),
                a.placeInLine(),
                a.answerBy(),
                a.fee(),
                a.feeAmount(),
                a.arrivedOn(),
                a.submittedAt());
    }
}
