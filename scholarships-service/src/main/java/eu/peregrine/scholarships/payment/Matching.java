package eu.peregrine.scholarships.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds what a bank says against what was ordered, each line in the light of those judged before it. Knows neither database
 * nor clock. What is not exactly what was ordered is reported and never applied.
 */
final class Matching {

    /**
     * An order as it is known.
     *
     * @param reference its end-to-end identification
     * @param batch its batch's reference
     * @param sent whether the batch may have gone to the bank
     * @param state what became of it
     * @param cents its amount
     * @param currency ISO 4217
     */
    record Order(String reference, String batch, boolean sent, PaymentState state, long cents, String currency) {

        Order become(PaymentState to) {
            return new Order(reference, batch, sent, to, cents, currency);
        }
    }

    /**
     * What a line comes to.
     *
     * @param line the line
     * @param outcome what it comes to
     * @param orders the references of the orders that change by it; none where nothing does
     */
    record Verdict(BankFile.Line line, BankLineOutcome outcome, List<String> orders) {}

    private final Map<String, Order> orders = new LinkedHashMap<>();
    private final Map<String, List<String>> batches = new HashMap<>();

    /** Begins with everything that is known of what a file names. */
    Matching(List<Order> known) {
        for (Order order : known) {
            orders.put(order.reference(), order);
            batches.computeIfAbsent(order.batch(), batch -> new ArrayList<>()).add(order.reference());
        }
    }

    /**
     * Judges lines: those that name one order first, then those that name a whole batch, of which there is then only left what
     * the file does not tell more closely. So it does not matter how often a file is judged.
     *
     * @param today what is booked later than this has not happened
     * @return what each comes to, in their order
     */
    List<Verdict> judge(List<BankFile.Line> lines, LocalDate today) {
        Verdict[] verdicts = new Verdict[lines.size()];
        for (boolean whole : new boolean[] {false, true}) {
            for (int i = 0; i < verdicts.length; i++) {
                BankFile.Line line = lines.get(i);
                if ((line.reference() == null) == whole) {
                    verdicts[i] = judge(line, today);
                }
            }
        }
        return List.of(verdicts);
    }

    private Verdict judge(BankFile.Line line, LocalDate today) {
        List<Order> meant = meant(line);
        if (meant.isEmpty()) {
            return nothing(line, BankLineOutcome.UNKNOWN_REFERENCE);
        }
        if (!meant.get(0).sent()) {
            return nothing(line, BankLineOutcome.NOT_SENT);
        }
        if (line.says() == BankFile.Says.NOTED) {
            return nothing(line, BankLineOutcome.NOTED);
        }
        if (line.on() != null && line.on().isAfter(today)) {
            return nothing(line, BankLineOutcome.IN_THE_FUTURE);
        }
        // What the bank refused before is no part of what it pays as a whole.
        List<Order> live = meant.stream()
                .filter(order -> order.state() != PaymentState.FAILED)
                .toList();
        List<Order> judged = live.isEmpty() ? meant : live;
        PaymentState to = line.says() == BankFile.Says.PAID ? PaymentState.PAID : PaymentState.FAILED;
        if (!isOver(line, judged)) {
            return nothing(line, BankLineOutcome.OTHER_AMOUNT);
        }
        if (judged.stream().allMatch(order -> order.state() == to)) {
            return nothing(line, BankLineOutcome.DUPLICATE);
        }
        if (judged.stream().anyMatch(order -> order.state() != PaymentState.ORDERED)) {
            return nothing(line, BankLineOutcome.CONTRADICTION);
        }
        judged.forEach(order -> orders.put(order.reference(), order.become(to)));
        return new Verdict(
                line,
                to == PaymentState.PAID ? BankLineOutcome.PAID : BankLineOutcome.FAILED,
                judged.stream().map(Order::reference).toList());
    }

    private List<Order> meant(BankFile.Line line) {
        if (line.reference() != null) {
            Order order = orders.get(line.reference());
            return order == null ? List.of() : List.of(order);
        }
        return batches.getOrDefault(line.batch(), List.of()).stream()
                .map(orders::get)
                .toList();
    }

    /** Whether the line is over what was ordered; a refusal may name no amount. */
    private static boolean isOver(BankFile.Line line, List<Order> meant) {
        if (line.cents() == null) {
            return line.says() == BankFile.Says.FAILED;
        }
        return line.cents() == meant.stream().mapToLong(Order::cents).sum()
                && meant.stream().allMatch(order -> order.currency().equals(line.currency()));
    }

    private static Verdict nothing(BankFile.Line line, BankLineOutcome outcome) {
        return new Verdict(line, outcome, List.of());
    }
}
