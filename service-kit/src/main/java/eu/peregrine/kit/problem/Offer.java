package eu.peregrine.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * What one can send instead of what was refused, ready to be sent.
 *
 * @param verb what it does, as in {@code actions}
 * @param href where to {@code POST} it
 * @param body the request's body
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Offer(String verb, String href, Object body) {}
