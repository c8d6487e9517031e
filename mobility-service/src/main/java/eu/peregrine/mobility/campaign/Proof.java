package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What anybody needs to check a run: the inputs, what was promised before it, what was revealed after it, and whether
 * running it again just now gave the same bytes.
 *
 * @param fixedAt when inputs and commitment were published
 * @param seedCommitment SHA-256 of the seed
 * @param inputsHash SHA-256 of {@code inputs} as they stand here, byte for byte
 * @param outcomeHash SHA-256 of {@code outcome} as it stands here, byte for byte
 * @param replayHash SHA-256 of what the replay gave
 * @param identical whether the replay gave the stored bytes, and the hashes and the commitment fit
 */
@Schema(name = "AllocationProof")
public record Proof(
        UUID campaignId,
        String algorithm,
        int run,
        Instant fixedAt,
        Instant runAt,
        String seedCommitment,
        String seed,
        String inputsHash,
        String outcomeHash,
        String replayHash,
        boolean identical,

        @JsonRawValue @Schema(implementation = AllocationInputs.class)
        String inputs,

        @JsonRawValue @Schema(implementation = AllocationOutcome.class)
        String outcome) {

    static Proof of(UUID campaignId, AllocationRun run) {
        String replay = CanonicalJson.write(run.replay());
        boolean identical = replay.equals(run.outcome())
                && Lottery.sha256(run.inputs()).equals(run.inputsHash())
                && Lottery.sha256(run.outcome()).equals(run.outcomeHash())
                && new Lottery(run.seed()).commitment().equals(run.seedCommitment());
        return new Proof(
                campaignId,
                AllocationInputs.ALGORITHM,
                run.number(),
                run.fixedAt(),
                run.runAt(),
                run.seedCommitment(),
                run.seed(),
                run.inputsHash(),
                run.outcomeHash(),
                Lottery.sha256(replay),
                identical,
                run.inputs(),
                run.outcome());
    }
}
