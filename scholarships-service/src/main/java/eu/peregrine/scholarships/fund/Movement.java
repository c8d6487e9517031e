package eu.peregrine.scholarships.fund;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The movements that the ledger knows; each goes from one account of a fund to another. */
public enum Movement {
    /** A pledge makes money available. */
    @JsonProperty("allocate")
    ALLOCATE(Account.SOURCE, Account.AVAILABLE, "allocated"),
    /** An offer sets money aside. */
    @JsonProperty("reserve")
    RESERVE(Account.AVAILABLE, Account.RESERVED, "reserved"),
    /** A contract promises what was offered. */
    @JsonProperty("commit")
    COMMIT(Account.RESERVED, Account.COMMITTED, "committed"),
    /** An approved payment order goes to the bank. */
    @JsonProperty("pay")
    PAY(Account.COMMITTED, Account.PAID, "paid"),
    /** The bank could not pay. */
    @JsonProperty("bank-failure")
    BANK_FAILURE(Account.PAID, Account.COMMITTED, "payment-failed"),
    /** An offer ends without a contract. */
    @JsonProperty("release-reserved")
    RELEASE_RESERVED(Account.RESERVED, Account.AVAILABLE, "released"),
    /** A contract ends before everything was paid. */
    @JsonProperty("release-committed")
    RELEASE_COMMITTED(Account.COMMITTED, Account.AVAILABLE, "released"),
    /** More was paid than was due. */
    @JsonProperty("over-award")
    OVER_AWARD(Account.PAID, Account.RECEIVABLE, "over-awarded"),
    /** What was paid too much came back. */
    @JsonProperty("refund")
    REFUND(Account.RECEIVABLE, Account.AVAILABLE, "refunded"),
    /** What was paid too much will never come back. */
    @JsonProperty("write-off")
    WRITE_OFF(Account.RECEIVABLE, Account.LOST, "written-off"),
    /** What was left goes on to another fund. */
    @JsonProperty("carry-out")
    CARRY_OUT(Account.AVAILABLE, Account.SOURCE, "carried-out"),
    /** What was left of another fund comes. */
    @JsonProperty("carry-in")
    CARRY_IN(Account.SOURCE, Account.AVAILABLE, "carried-in"),
    /** What was left goes back to the funder. */
    @JsonProperty("give-back")
    GIVE_BACK(Account.AVAILABLE, Account.SOURCE, "given-back");

    private final Account from;
    private final Account to;
    private final String past;

    Movement(Account from, Account to, String past) {
        this.from = from;
        this.to = to;
        this.past = past;
    }

    /** The account that gives. */
    public Account from() {
        return from;
    }

    /** The account that takes. */
    public Account to() {
        return to;
    }

    /** Whether a closed fund takes it no more: new money, and new offers. */
    boolean opensAnew() {
        return this == ALLOCATE || this == CARRY_IN || this == RESERVE;
    }

    /** The type of the fund's event that tells of it. */
    public String eventType() {
        return "fund." + past;
    }

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
