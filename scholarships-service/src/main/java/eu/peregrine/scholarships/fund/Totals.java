package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Sums of a fund's entries by kind of movement, from which every balance follows.
 *
 * @param lines one per kind of movement that happened
 */
record Totals(List<Line> lines) {

    /** One kind of movement: how many entries, and their sum in cents. */
    record Line(Movement movement, long entries, long cents) {}

    /** These and others together. */
    Totals with(Totals others) {
        return new Totals(Stream.concat(lines.stream(), others.lines.stream()).toList());
    }

    Balances balances() {
        Map<Account, Long> cents = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            cents.put(account, in(account) - out(account));
        }
        return Balances.of(cents);
    }

    long in(Account account) {
        return lines.stream()
                .filter(line -> line.movement().to() == account)
                .mapToLong(Line::cents)
                .sum();
    }

    long out(Account account) {
        return lines.stream()
                .filter(line -> line.movement().from() == account)
                .mapToLong(Line::cents)
                .sum();
    }

    /** The trial balance: everything that went into and out of each account. */
    List<StatementView.AccountLine> accounts(String currency) {
        return Arrays.stream(Account.values())
                .map(account -> new StatementView.AccountLine(
                        account,
                        Money.ofCents(in(account), currency),
                        Money.ofCents(out(account), currency),
                        Money.ofCents(in(account) - out(account), currency)))
                .toList();
    }
}
