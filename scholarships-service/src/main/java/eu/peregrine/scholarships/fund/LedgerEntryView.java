package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A ledger entry as the API shows and exports it.
 *
 * @param id its id
 * @param fundId the fund
 * @param movement what kind of movement
 * @param from the account that gave
 * @param to the account that took
 * @param amount above zero
 * @param on value date
 * @param at when it was written
 * @param originKind {@code pledge | award | instalment | transfer}
 * @param originId what it was for
 * @param text a few words
 * @param by who posted it, by opaque id; {@code system} where an event did
 * @param reason why, where whoever did it said so
 */
public record LedgerEntryView(
        UUID id,
        UUID fundId,
        Movement movement,
        Account from,
        Account to,
        Money amount,
        LocalDate on,
        Instant at,
        String originKind,
        UUID originId,
        String text,
        String by,
        String reason) {

    static LedgerEntryView of(LedgerEntry entry) {
        return new LedgerEntryView(
                entry.id(),
                entry.fundId(),
                entry.movement(),
                entry.from(),
                entry.to(),
                Money.ofCents(entry.cents(), entry.currency()),
                entry.on(),
                entry.postedAt(),
                entry.origin().kind(),
                entry.origin().id(),
                entry.text(),
                entry.postedBy(),
                entry.reason());
    }
}
