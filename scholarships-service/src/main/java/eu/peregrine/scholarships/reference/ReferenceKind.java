package eu.peregrine.scholarships.reference;

import java.util.Locale;

/** What gets a short reference. */
public enum ReferenceKind {
    /** A fund. */
    FUND("FND"),
    /** A call for applications. */
    CALL("CAL"),
    /** An application. */
    APPLICATION("APP"),
    /** An award. */
    AWARD("AWD"),
    /** A payment batch. */
    PAYMENT_BATCH("PAY"),
    /** What was paid too much. */
    OVER_AWARD("OVA");

    private final String prefix;

    ReferenceKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    String sequence() {
        return name().toLowerCase(Locale.ROOT) + "_reference";
    }
}
