package eu.peregrine.mobility.destination;

/** Whether students may be sent to a destination. */
public enum DestinationState {
    /** The agreement is in force for its term and the host is an active partner. */
    OPEN,
    /** One of the two is not so. */
    CLOSED
}
