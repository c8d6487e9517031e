package eu.peregrine.local.demo;

/** The demo cannot go on; its message is the one sentence that says why. */
final class DemoException extends RuntimeException {

    DemoException(String message) {
        super(message, null, false, false);
    }
}
