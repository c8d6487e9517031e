package eu.peregrine.mobility.seat;

/** The ways of holding a seat, in the order in which one goes through them. */
public enum SeatUse {
    OFFERED("offered"),
    RESERVED("reserved"),
    CONSUMED("consumed");

    private final String column;

    SeatUse(String column) {
        this.column = column;
    }

    String column() {
        return column;
    }
}
