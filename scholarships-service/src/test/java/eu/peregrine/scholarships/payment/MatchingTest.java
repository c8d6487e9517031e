package eu.peregrine.scholarships.payment;

import static eu.peregrine.scholarships.payment.BankLineOutcome.CONTRADICTION;
import static eu.peregrine.scholarships.payment.BankLineOutcome.DUPLICATE;
import static eu.peregrine.scholarships.payment.BankLineOutcome.FAILED;
import static eu.peregrine.scholarships.payment.BankLineOutcome.IN_THE_FUTURE;
import static eu.peregrine.scholarships.payment.BankLineOutcome.NOTED;
import static eu.peregrine.scholarships.payment.BankLineOutcome.NOT_SENT;
import static eu.peregrine.scholarships.payment.BankLineOutcome.OTHER_AMOUNT;
import static eu.peregrine.scholarships.payment.BankLineOutcome.PAID;
import static eu.peregrine.scholarships.payment.BankLineOutcome.UNKNOWN_REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.scholarships.payment.BankFile.Line;
import eu.peregrine.scholarships.payment.BankFile.Says;
import eu.peregrine.scholarships.payment.Matching.Order;
import eu.peregrine.scholarships.payment.Matching.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class MatchingTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 4);

    private final List<Order> known = List.of(
            order("P-1", "P", true, PaymentState.ORDERED, 100),
            order("P-2", "P", true, PaymentState.ORDERED, 200),
            order("Q-1", "Q", false, PaymentState.ORDERED, 300),
            order("R-1", "R", true, PaymentState.FAILED, 400));

    @Test
    void onlyWhatIsExactlyAsOrderedIsApplied() {
        assertThat(outcomes(line("P-1", 100L, Says.PAID))).containsExactly(PAID);
        assertThat(outcomes(line("P-1", 101L, Says.PAID))).containsExactly(OTHER_AMOUNT);
        assertThat(outcomes(line("P-1", null, Says.PAID))).containsExactly(OTHER_AMOUNT);
        assertThat(outcomes(new Line("P-1", null, 100L, "USD", TODAY, Says.PAID, null)))
                .containsExactly(OTHER_AMOUNT);
        assertThat(outcomes(line("P-1", null, Says.FAILED))).containsExactly(FAILED);
        assertThat(outcomes(line("P-1", 99L, Says.FAILED))).containsExactly(OTHER_AMOUNT);
        assertThat(outcomes(line("X-1", 100L, Says.PAID))).containsExactly(UNKNOWN_REFERENCE);
        assertThat(outcomes(line("", 100L, Says.PAID))).containsExactly(UNKNOWN_REFERENCE);
        assertThat(outcomes(line("Q-1", 300L, Says.PAID))).containsExactly(NOT_SENT);
        assertThat(outcomes(line("P-1", null, Says.NOTED))).containsExactly(NOTED);
        assertThat(outcomes(new Line("P-1", null, 100L, "EUR", TODAY.plusDays(1), Says.PAID, null)))
                .containsExactly(IN_THE_FUTURE);
    }

    @Test
    void theSameAgainIsADuplicateAndTheOppositeAContradiction() {
        assertThat(outcomes(
                        line("P-1", 100L, Says.PAID),
                        line("P-1", 100L, Says.PAID),
                        line("P-1", 100L, Says.FAILED),
                        line("R-1", 400L, Says.PAID),
                        line("R-1", null, Says.FAILED)))
                .containsExactly(PAID, DUPLICATE, CONTRADICTION, CONTRADICTION, DUPLICATE);
    }

    @Test
    void aWholeBatchIsWhatIsOpenOfIt() {
        Line whole = new Line(null, "P", 300L, "EUR", TODAY, Says.PAID, null);
        assertThat(outcomes(whole)).containsExactly(PAID);
        assertThat(outcomes(new Line(null, "P", 299L, "EUR", TODAY, Says.PAID, null)))
                .containsExactly(OTHER_AMOUNT);
        Line rest = new Line(null, "P", 200L, "EUR", TODAY, Says.PAID, null);
        List<Verdict> verdicts = new Matching(known).judge(List.of(line("P-1", null, Says.FAILED), rest), TODAY);
        assertThat(verdicts.get(1).orders()).containsExactly("P-2");
        assertThat(outcomes(new Line(null, "X", 300L, "EUR", TODAY, Says.PAID, null)))
                .containsExactly(UNKNOWN_REFERENCE);
    }

    /** Whatever a file says, and however often: the second time nothing is applied. */
    @Property
    void theSameFileTwiceChangesNothing(@ForAll("lines") List<Line> lines) {
        Map<String, Order> state = new HashMap<>();
        known.forEach(order -> state.put(order.reference(), order));
        List<Verdict> first = new Matching(known).judge(lines, TODAY);
        first.forEach(verdict -> verdict.orders().forEach(reference -> {
            Order before = state.get(reference);
            assertThat(before.state()).isEqualTo(PaymentState.ORDERED);
            assertThat(before.sent()).isTrue();
            state.put(reference, before.become(verdict.outcome() == PAID ? PaymentState.PAID : PaymentState.FAILED));
        }));
        List<Order> again =
                known.stream().map(order -> state.get(order.reference())).toList();
        assertThat(new Matching(again).judge(lines, TODAY))
                .allSatisfy(verdict -> assertThat(verdict.orders()).isEmpty());
    }

    @Property
    void whatIsAppliedIsEachOrderOnceAtMost(@ForAll("lines") List<Line> lines) {
        List<String> applied = new ArrayList<>();
        new Matching(known).judge(lines, TODAY).forEach(verdict -> {
            assertThat(verdict.outcome().applied()).isEqualTo(!verdict.orders().isEmpty());
            applied.addAll(verdict.orders());
        });
        assertThat(applied).doesNotHaveDuplicates();
    }

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<Line> orders = Combinators.combine(
                        Arbitraries.of("P-1", "P-2", "Q-1", "R-1", "X-1", ""),
                        Arbitraries.of(100L, 200L, 300L, 400L).injectNull(0.2),
                        Arbitraries.of(Says.class))
                .as(MatchingTest::line);
        Arbitrary<Line> batches = Combinators.combine(
                        Arbitraries.of("P", "Q", "R", "X"),
                        Arbitraries.of(100L, 200L, 300L, 400L).injectNull(0.2),
                        Arbitraries.of(Says.class))
                .as((batch, cents, says) -> new Line(null, batch, cents, "EUR", TODAY, says, null));
        return Arbitraries.oneOf(orders, batches).list().ofMaxSize(12);
    }

    private List<BankLineOutcome> outcomes(Line... lines) {
        return new Matching(known)
                .judge(List.of(lines), TODAY).stream().map(Verdict::outcome).toList();
    }

    private static Line line(String reference, Long cents, Says says) {
        return new Line(reference, null, cents, "EUR", TODAY, says, null);
    }

    private static Order order(String reference, String batch, boolean sent, PaymentState state, long cents) {
        return new Order(reference, batch, sent, state, cents, "EUR");
    }
}
