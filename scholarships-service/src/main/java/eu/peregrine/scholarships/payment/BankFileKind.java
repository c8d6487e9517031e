package eu.peregrine.scholarships.payment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which files of the bank are understood, whatever their version. */
public enum BankFileKind {
    /** What the bank says of the orders that it got. */
    @JsonProperty("pain.002")
    STATUS_REPORT("pain.002.001."),
    /** What moved on the account in a span of days. */
    @JsonProperty("camt.053")
    STATEMENT("camt.053.001.");

    private final String message;

    BankFileKind(String message) {
        this.message = message;
    }

    /** The beginning of the message's name, up to its version. */
    String message() {
        return message;
    }
}
