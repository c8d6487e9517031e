package eu.peregrine.kit.task;

/** Whether something is still to be done. */
public enum TaskState {
    /** To be done. */
    OPEN,
    /** Done, or not asked for any more. */
    CLOSED
}
