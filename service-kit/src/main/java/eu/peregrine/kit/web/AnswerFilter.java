package eu.peregrine.kit.web;

import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;

/** Gives single resources their ETag, answers 304 where nothing is new, and lets nothing be cached by accident. */
@Provider
class AnswerFilter implements ContainerResponseFilter {

    @Inject
    Rendering rendering;

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!response.getHeaders().containsKey(HttpHeaders.CACHE_CONTROL)) {
            response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
        }
        if (!acceptable(request, response)) {
            throw Problems.of(406, "not-acceptable", "This is to be had as application/json.");
        }
        if (!(response.getEntity() instanceof Versioned view)) {
            return;
        }
        RawJson body = rendering.bytes(view);
        String etag = rendering.etag(view, body);
        response.getHeaders().putSingle(HttpHeaders.ETAG, etag);
        response.getHeaders().putSingle(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        boolean read = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (read && matches(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), etag)) {
            response.setStatus(304);
            response.setEntity(null);
        } else {
            response.setEntity(body, null, MediaType.APPLICATION_JSON_TYPE);
        }
    }

    // The framework negotiates only where a method names its types; ours mostly answer JSON and say nothing.
    private static boolean acceptable(ContainerRequestContext request, ContainerResponseContext response) {
        Object entity = response.getEntity();
        boolean json = entity instanceof Versioned || entity instanceof Page<?>;
        return !json
                || !request.getMethod().equals("GET")
                || request.getAcceptableMediaTypes().stream()
                        .anyMatch(type -> type.isCompatible(MediaType.APPLICATION_JSON_TYPE));
    }

    // RFC 9110 §13.1.2: weak comparison, a list, or any.
    private static boolean matches(String ifNoneMatch, String etag) {
        if (ifNoneMatch == null) {
            return false;
        }
        for (String tag : ifNoneMatch.split(",")) {
            String bare = tag.trim();
            if (bare.equals("*") || bare.equals(etag) || bare.equals("W/" + etag)) {
                return true;
            }
        }
        return false;
    }
}
