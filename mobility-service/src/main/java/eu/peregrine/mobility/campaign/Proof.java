package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.List;
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
 * @param turns everything that happened to the places since, in order, with who moved up because of it
 * @param turnsHash SHA-256 of {@code turns} as they stand here, byte for byte
 * @param identical whether the replay of the run and of every turn gave the stored bytes, and the hashes and the commitment
 *     fit
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
        String outcome,

        String turnsHash,

        @JsonRawValue @Schema(implementation = Turn[].class) String turns) {

    static Proof of(UUID campaignId, AllocationRun run, List<String> turns) {
        AllocationOutcome outcome = run.replay();
        String replay = CanonicalJson.write(outcome);
        String allTurns = "[" + String.join(",", turns) + "]";
        boolean identical = replay.equals(run.outcome())
                && follow(turns, new WaitingList(run.inputs(), outcome))
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
                run.outcome(),
                Lottery.sha256(allTurns),
                allTurns);
    }

    /** Whether those moved up, in every turn, who had to. */
    private static boolean follow(List<String> turns, WaitingList places) {
        for (String text : turns) {
            Turn turn = CanonicalJson.read(text, Turn.class);
            if (!places.take(turn).equals(turn.promotions())
                    || !CanonicalJson.write(turn).equals(text)) {
                return false;
            }
        }
        return true;
    }
}
