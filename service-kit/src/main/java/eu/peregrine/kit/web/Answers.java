package eu.peregrine.kit.web;

import eu.peregrine.kit.list.Page;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The answers that resources give. ETag, 304 and Cache-Control are added on the way out. */
public final class Answers {

    private Answers() {}

    /** 200 with a body. */
    public static Response ok(Object view) {
        return Response.ok(view).build();
    }

    /**
     * 201.
     *
     * @param path where the new resource is, a path and not an address, since only the gateway knows its own
     */
    public static Response created(String path, Object view) {
        return Response.status(201)
                .header(HttpHeaders.LOCATION, path)
                .entity(view)
                .build();
    }

    /** 202 with a body. */
    public static Response accepted(Object view) {
        return Response.accepted(view).build();
    }

    /** 204. */
    public static Response noContent() {
        return Response.noContent().build();
    }

    /** 200 with a list; the next page also as a Link header (RFC 8288). */
    public static Response page(Page<?> page) {
        Response.ResponseBuilder answer = Response.ok(page);
        if (page.next() != null) {
            answer.header(HttpHeaders.LINK, "<" + page.next() + ">; rel=\"next\"");
        }
        return answer.build();
    }
}
