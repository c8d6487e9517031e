package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One run kept byte for byte: inputs and commitment before it, outcome and seed after it. */
@Entity
@Table(name = "allocation_run")
class AllocationRun {
    @Id
    private UUID id;

    @Column(name = "campaign_id")
    private UUID campaignId;

    private int run;

    private String inputs;

    @Column(name = "inputs_hash")
    private String inputsHash;

    private String seed;

    @Column(name = "seed_commitment")
    private String seedCommitment;

    @Column(name = "fixed_at")
    private Instant fixedAt;

    private String outcome;

    @Column(name = "outcome_hash")
    private String outcomeHash;

    @Column(name = "run_at")
    private Instant runAt;

    protected AllocationRun() {}

    /** Fixes inputs and seed; nothing has run yet. */
    AllocationRun(UUID campaignId, int run, String inputs, String seed, Instant now) {
        this.id = Ids.next();
        this.campaignId = campaignId;
        this.run = run;
        this.inputs = inputs;
        this.inputsHash = Lottery.sha256(inputs);
        this.seed = seed;
        this.seedCommitment = new Lottery(seed).commitment();
        this.fixedAt = now;
    }

    /** Runs the allocation on the fixed inputs. */
    AllocationOutcome run(Instant now) {
        AllocationOutcome result = replay();
        outcome = CanonicalJson.write(result);
        outcomeHash = Lottery.sha256(outcome);
        runAt = now;
        return result;
    }

    /** Runs it again, without keeping anything. */
    AllocationOutcome replay() {
        return Allocation.run(inputs, seed);
    }

    int number() {
        return run;
    }

    String inputs() {
        return inputs;
    }

    String inputsHash() {
        return inputsHash;
    }

    /** The seed, which nobody may see before the run. */
    String seed() {
        return runAt == null ? null : seed;
    }

    String seedCommitment() {
        return seedCommitment;
    }

    Instant fixedAt() {
        return fixedAt;
    }

    String outcome() {
        return outcome;
    }

    String outcomeHash() {
        return outcomeHash;
    }

    Instant runAt() {
        return runAt;
    }
}
