package eu.peregrine.mobility.mandate;

import java.util.UUID;

/**
 * The policy behind a verdict.
 *
 * @param id the policy
 * @param number the number of its version that applied
 * @param href where it is to be read
 */
public record AppliedPolicy(UUID id, int number, String href) {

    /** With its address. */
    public static AppliedPolicy of(UUID id, int number) {
        return new AppliedPolicy(id, number, "/api/v1/mobility-policies/" + id);
    }
}
