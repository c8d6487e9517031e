package eu.peregrine.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns the view in an answer into the bytes that are sent, with the ETag that belongs to them. */
@ApplicationScoped
public class Rendering {

    private final ObjectMapper json;

    @Inject
    Rendering(ObjectMapper json) {
        this.json = json;
    }

    /** The same answer with its body as bytes; a {@link Versioned} one gets its ETag. */
    public Response render(Response answer) {
        Object view = answer.getEntity();
        if (view == null || view instanceof RawJson) {
            return answer;
        }
        RawJson body = bytes(view);
        Response.ResponseBuilder rendered =
                Response.fromResponse(answer).entity(body).type(MediaType.APPLICATION_JSON_TYPE);
        if (view instanceof Versioned versioned) {
            rendered.header(HttpHeaders.ETAG, etag(versioned, body))
                    .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
        }
        return rendered.build();
    }

    RawJson bytes(Object view) {
        try {
            return new RawJson(json.writeValueAsBytes(view));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    String etag(Versioned view, RawJson body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.bytes());
            return "\"" + view.version() + "." + HexFormat.of().formatHex(hash, 0, 8) + "\"";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
