package eu.peregrine.partners.organisation;

import java.util.UUID;

/** What was asked for belongs to an organisation that another one stands for: it is to be asked for there. */
public final class OrganisationMoved extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID from;
    private final UUID to;

    OrganisationMoved(UUID from, UUID to) {
        super(from + " was merged into " + to, null, false, false);
        this.from = from;
        this.to = to;
    }

    UUID from() {
        return from;
    }

    UUID to() {
        return to;
    }
}
