package eu.peregrine.mobility.campaign;

import java.util.List;
import java.util.UUID;

/**
 * What became of the accepted places.
 *
 * @param nominated how many were nominated by this call
 * @param alreadyNominated how many an earlier call had nominated
 * @param failed how many could not be
 * @param items those this call dealt with, one per student
 */
public record NominationReport(
        UUID campaignId, int nominated, int alreadyNominated, int failed, List<Nominated> items) {

    /**
     * One student.
     *
     * @param mobilityId the new mobility; absent when it failed
     * @param problem why it failed, with its code
     */
    public record Nominated(UUID studentId, UUID mobilityId, String reference, String code, String problem) {}
}
