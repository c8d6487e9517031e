package eu.peregrine.kit.web;

import eu.peregrine.kit.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Writes into a service's OpenAPI document what holds for all of its operations: the problems, the token, the headers. */
public class ApiDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setServers(List.of(OASFactory.createServer().url("/")));
        Components components = document.getComponents();
        if (components == null) {
            components = OASFactory.createComponents();
            document.setComponents(components);
        }
        components.addSecurityScheme(
                "bearer",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("JWT")
                        .description("An OIDC access token with the audience peregrine."));
        document.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme("bearer")));
        components.addSchema("Problem", problem());
        components.addSchema("Violation", violation());
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            Map<String, PathItem> published =
                    new LinkedHashMap<>(document.getPaths().getPathItems());
            published.keySet().removeIf(path -> !path.startsWith("/api/v1/"));
            published.values().forEach(ApiDocument::complete);
            document.getPaths().setPathItems(published);
        }
    }

    private static void complete(PathItem path) {
        path.getOperations().forEach((method, operation) -> {
            // The generator writes down some refusals of itself, without what they say.
            operation.getResponses().getAPIResponses().forEach((status, response) -> {
                if (status.matches("[45]..") && response.getContent() == null) {
                    response.setContent(aProblem());
                }
            });
            operation
                    .getResponses()
                    .addAPIResponse(
                            "default",
                            OASFactory.createAPIResponse()
                                    .description("Refused or failed, and why (RFC 9457).")
                                    .content(aProblem()));
            if (method == PathItem.HttpMethod.POST) {
                header(
                        operation,
                        "Idempotency-Key",
                        "Makes a repetition within 24 hours harmless: it gets the first answer.",
                        200);
            }
            if (method != PathItem.HttpMethod.GET) {
                header(
                        operation,
                        "X-Reason",
                        "Why; kept in the trail, required where one overrides or acts for others.",
                        1000);
            }
        });
    }

    private static Content aProblem() {
        return OASFactory.createContent()
                .addMediaType(
                        Problem.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/Problem")));
    }

    private static void header(Operation operation, String name, String description, int maxLength) {
        boolean there = operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
        if (!there) {
            operation.addParameter(OASFactory.createParameter()
                    .name(name)
                    .in(Parameter.In.HEADER)
                    .description(description)
                    .schema(OASFactory.createSchema()
                            .addType(Schema.SchemaType.STRING)
                            .maxLength(maxLength)));
        }
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("An error (RFC 9457).")
                .required(List.of("type", "title", "status"))
                .properties(new TreeMap<>(Map.of(
                        "type", text,
                        "title", text,
                        "status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER),
                        "detail", text,
                        "instance", text,
                        "traceId", text,
                        "errors",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.ARRAY)
                                        .items(OASFactory.createSchema().ref("#/components/schemas/Violation")),
                        "offer", offer(text))));
    }

    private static Schema offer(Schema text) {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("A request that would be taken instead.")
                .required(List.of("verb", "href"))
                .properties(new TreeMap<>(Map.of(
                        "verb",
                        text,
                        "href",
                        text,
                        "body",
                        OASFactory.createSchema().addType(Schema.SchemaType.OBJECT))));
    }

    private static Schema violation() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("One thing that is wrong with a request.")
                .required(List.of("pointer", "code", "detail"))
                .properties(new TreeMap<>(Map.of("pointer", text, "code", text, "detail", text)));
    }
}
