package eu.peregrine.mobility.campaign;

/**
 * Why something did not happen, for programs and for people.
 *
 * @param code stable kebab-case name: {@code not-eligible-language}, {@code not-eligible-field}, {@code full},
 *     {@code lottery}, {@code no-seats}, {@code no-wish}, …
 * @param detail one sentence the student understands
 */
public record Reason(String code, String detail) {}
