package eu.peregrine.kit.problem;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the body, {@code ?name} for a query parameter, a header's name for a header
 * @param code what, in kebab-case, for programs
 * @param detail the same for people
 */
public record Violation(String pointer, String code, String detail) {}
