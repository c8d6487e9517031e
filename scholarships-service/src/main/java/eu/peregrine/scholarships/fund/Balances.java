package eu.peregrine.scholarships.fund;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The balances of a fund's accounts, in cents. The arithmetic of the ledger without its database: a movement takes from one
 * account what it gives to another, so that the sum stays zero, and no account but {@link Account#SOURCE} falls below zero.
 */
public final class Balances {

    private final Map<Account, Long> cents;

    private Balances(Map<Account, Long> cents) {
        this.cents = Collections.unmodifiableMap(cents);
    }

    /** The balances of a fund in which nothing happened yet. */
    public static Balances zero() {
        Map<Account, Long> cents = new EnumMap<>(Account.class);
        for (Account account : Account.values()) {
            cents.put(account, 0L);
        }
        return new Balances(cents);
    }

    /** The balances that are given; accounts that are not named stand at zero. */
    public static Balances of(Map<Account, Long> given) {
        Balances balances = zero();
        Map<Account, Long> cents = new EnumMap<>(balances.cents);
        cents.putAll(given);
        return new Balances(cents);
    }

    /** The balance of an account in cents. */
    public long of(Account account) {
        return cents.get(account);
    }

    /**
     * The balances after a movement.
     *
     * @param amount cents, more than zero
     * @throws IllegalArgumentException if the amount is not positive
     */
    public Balances after(Movement movement, long amount) {
        if (amount <= 0) {
            throw new IllegalArgumentException("A movement needs an amount above zero, not " + amount);
        }
        Map<Account, Long> moved = new EnumMap<>(cents);
        moved.merge(movement.from(), -amount, Math::addExact);
        moved.merge(movement.to(), amount, Math::addExact);
        return new Balances(moved);
    }

    /** Whether the movement leaves every account but the source at zero or above. */
    public boolean allow(Movement movement, long amount) {
        return movement.from() == Account.SOURCE || of(movement.from()) >= amount;
    }

    /** Whether the balances sum to zero, as double entry demands. */
    public boolean sumToZero() {
        return cents.values().stream().mapToLong(Long::longValue).sum() == 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Balances that && cents.equals(that.cents);
    }

    @Override
    public int hashCode() {
        return cents.hashCode();
    }

    @Override
    public String toString() {
        return cents.toString();
    }
}
