package eu.peregrine.kit.inbox;

/** An event whose headers or payload cannot be understood; repeating will not help, so it becomes a dead letter. */
public class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** An unreadable event with the reason for it. */
    public UnreadableEventException(String message) {
        super(message);
    }

    /** An unreadable event with the reason and what the parser said. */
    public UnreadableEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
