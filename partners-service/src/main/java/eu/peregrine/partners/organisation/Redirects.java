package eu.peregrine.partners.organisation;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers what is asked of a merged organisation with 301 and the same address of the one that stands for it. */
class Redirects {

    @ServerExceptionMapper
    Response moved(OrganisationMoved moved, UriInfo uri) {
        URI asked = uri.getRequestUri();
        String path =
                asked.getRawPath().replace(moved.from().toString(), moved.to().toString());
        return Response.status(Response.Status.MOVED_PERMANENTLY)
                .header(HttpHeaders.LOCATION, asked.getRawQuery() == null ? path : path + "?" + asked.getRawQuery())
                .build();
    }
}
