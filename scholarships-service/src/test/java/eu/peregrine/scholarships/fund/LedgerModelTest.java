package eu.peregrine.scholarships.fund;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** The books in the real database against the arithmetic of {@link Balances}, over any movements in any order. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class LedgerModelTest {

    private static final int STEPS = 60;

    @Inject
    Ledger ledger;

    @RepeatedTest(5)
    @ActivateRequestContext
    void theLedgerAlwaysBalancesAndRefusesExactlyWhatIsNotThere(RepetitionInfo run) {
        Map<String, Object> draft = Scene.fundDraft(Scene.funder());
        draft.put("prefinance", true);
        UUID fund = UUID.fromString(Scene.fund(draft, "50.00", null));
        Random random = new Random(run.getCurrentRepetition());
        Balances model = Balances.zero().after(Movement.ALLOCATE, 5_000);
        for (int i = 0; i < STEPS; i++) {
            Movement movement = Movement.values()[random.nextInt(Movement.values().length)];
            long cents = 1 + random.nextInt(4_000);
            // What goes back to the source was given before, which only money that is available was.
            boolean allowed = model.allow(movement, cents);
            boolean posted = posted(fund, movement, cents);
            assertThat(posted).as(movement + " of " + cents + " from " + model).isEqualTo(allowed);
            if (allowed) {
                model = model.after(movement, cents);
            }
            Balances derived = ledger.derived(fund);
            assertThat(derived).isEqualTo(model);
            assertThat(derived.sumToZero()).isTrue();
        }
        Scene.balances(
                fund.toString(),
                euros(model.of(Account.AVAILABLE)),
                euros(model.of(Account.RESERVED)),
                euros(model.of(Account.COMMITTED)),
                euros(model.of(Account.PAID)));
    }

    private boolean posted(UUID fund, Movement movement, long cents) {
        Posting posting = new Posting(cents, new Origin("award", Ids.next()), LocalDate.now(), "a step of the model");
        try {
            ledger.post(fund, movement, List.of(posting));
            return true;
        } catch (ProblemException refused) {
            return false;
        }
    }

    private static String euros(long cents) {
        return java.math.BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
