package eu.peregrine.kit.problem;

import jakarta.ws.rs.WebApplicationException;

/** A parameter that cannot be converted; a WebApplicationException since the framework turns any other into a 404. */
class BadParameterException extends WebApplicationException {

    private final transient ProblemException problem;

    BadParameterException(String detail) {
        super(detail, 400);
        this.problem = Problems.badRequest("?", "unreadable-parameter", detail);
    }

    ProblemException problem() {
        return problem;
    }
}
