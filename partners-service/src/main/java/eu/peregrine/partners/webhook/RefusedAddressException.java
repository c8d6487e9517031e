package eu.peregrine.partners.webhook;

/** A receiver's name stands for an address that must not be reached from here. */
class RefusedAddressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RefusedAddressException() {
        super("The host stands for an address that is not on the public internet; nothing was sent.");
    }
}
