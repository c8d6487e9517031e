package eu.peregrine.scholarships.payment;

import java.time.LocalDate;
import java.util.List;

/**
 * A file of the bank, as far as it is understood.
 *
 * @param kind what it is
 * @param messageId the bank's name for it
 * @param lines what it says, in its order
 */
record BankFile(BankFileKind kind, String messageId, List<Line> lines) {

    /** What a line says. */
    enum Says {
        /** The money has left the account. */
        PAID,
        /** The order was refused, or the money came back. */
        FAILED,
        /** Something that changes nothing. */
        NOTED
    }

    /**
     * One line.
     *
     * @param reference the end-to-end identification of one order; null when it is about a whole batch
     * @param batch the batch's reference; null where the file does not tell
     * @param cents the amount; null where the file does not tell
     * @param currency ISO 4217; null with the amount
     * @param on the day of the booking; null where the file does not tell
     * @param says what it says
     * @param reason why an order was refused or came back; null else
     */
    record Line(String reference, String batch, Long cents, String currency, LocalDate on, Says says, String reason) {}
}
