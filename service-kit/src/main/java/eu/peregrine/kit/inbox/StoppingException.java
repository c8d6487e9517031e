package eu.peregrine.kit.inbox;

/** The service stops while a record waits for its next try; it is not committed and will be delivered again. */
public class StoppingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StoppingException(Throwable cause) {
        super("The service stops before the record is handled", cause);
    }
}
