package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.Answers;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** How an organisation is answered that another one stands for. */
final class Redirects {

    private Redirects() {}

    /** @return the organisation, or of a merged one 301 with the path of the survivor */
    static Response answer(OrganisationView view) {
        return view.mergedInto() == null
                ? Answers.ok(view)
                : Response.status(Response.Status.MOVED_PERMANENTLY)
                        .header(HttpHeaders.LOCATION, view.mergedInto().href())
                        .build();
    }
}
