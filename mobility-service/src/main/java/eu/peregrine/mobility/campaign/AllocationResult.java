package eu.peregrine.mobility.campaign;

import java.util.UUID;

/** What a run came to: its hashes, and how many students have a destination. */
public record AllocationResult(
        UUID campaignId,
        CampaignState state,
        int run,
        String inputsHash,
        String seedCommitment,
        String outcomeHash,
        int placed,
        int unplaced) {}
