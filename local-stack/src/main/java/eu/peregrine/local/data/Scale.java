package eu.peregrine.local.data;

/** How much is generated. */
public enum Scale {
    /** Three agreements (one of them from paper), eight engineering students and two apprentices. */
    SMALL(3, 1, 8, 2),
    /** Sixty agreements (ten of them from paper), 600 engineering students and 150 apprentices. */
    FULL(60, 10, 600, 150);

    private final int agreements;
    private final int recordedAgreements;
    private final int engineers;
    private final int apprentices;

    Scale(int agreements, int recordedAgreements, int engineers, int apprentices) {
        this.agreements = agreements;
        this.recordedAgreements = recordedAgreements;
        this.engineers = engineers;
        this.apprentices = apprentices;
    }

    /** All agreements, each with another partner. */
    public int agreements() {
        return agreements;
    }

    /** How many of the agreements are entered from paper. */
    public int recordedAgreements() {
        return recordedAgreements;
    }

    /** Engineering students. */
    public int engineers() {
        return engineers;
    }

    /** Apprentices. */
    public int apprentices() {
        return apprentices;
    }
}
