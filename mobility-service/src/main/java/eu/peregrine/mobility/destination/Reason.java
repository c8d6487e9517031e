package eu.peregrine.mobility.destination;

/**
 * Why something is refused.
 *
 * @param code for programs
 * @param detail a sentence for people
 */
public record Reason(String code, String detail) {}
