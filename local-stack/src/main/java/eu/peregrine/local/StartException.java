package eu.peregrine.local;

/** The system cannot run; the message is one clear sentence for whoever typed the command. */
final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StartException(String message) {
        super(message);
    }

    StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
