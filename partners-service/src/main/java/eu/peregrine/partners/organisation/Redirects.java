package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.Answers;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** How an organisation is answered that another one stands for. */
final class Redirects {

    private Redirects() {}

    /**
     * @param part what of it was asked for, as it stands in the path
     * @return the organisation
     * @throws WebApplicationException 301 with the path of the same part of the survivor, of a merged one
     */
    static Organisation unlessMerged(Organisation organisation, String part) {
        if (organisation.mergedInto() != null) {
            throw new WebApplicationException(moved("/api/v1/organisations/" + organisation.mergedInto() + "/" + part));
        }
        return organisation;
    }

    /** @return the organisation, or of a merged one 301 with the path of the survivor */
    static Response answer(OrganisationView view) {
        return view.mergedInto() == null
                ? Answers.ok(view)
                : moved(view.mergedInto().href());
    }

    private static Response moved(String path) {
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, path)
                .build();
    }
}
