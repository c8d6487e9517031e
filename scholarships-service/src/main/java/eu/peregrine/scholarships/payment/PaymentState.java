package eu.peregrine.scholarships.payment;

/** What became of one line of a payment batch. */
public enum PaymentState {
    /** In the batch; the bank has not answered. */
    ORDERED,
    /** The bank paid it. */
    PAID,
    /** The bank could not pay it, or the batch was refused. */
    FAILED
}
