package eu.peregrine.scholarships.grant;

/**
 * Why a stay gets nothing.
 *
 * @param code kebab-case, for programs
 * @param detail a sentence, for people
 */
public record GrantObstacle(String code, String detail) {}
