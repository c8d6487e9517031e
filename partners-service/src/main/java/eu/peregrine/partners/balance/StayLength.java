package eu.peregrine.partners.balance;

import java.math.BigDecimal;

/** How long a stay is, as far as the balance cares. */
enum StayLength {
    QUARTER,
    SEMESTER,
    YEAR;

    BigDecimal weight(BalanceSettings.Weights weights) {
        return switch (this) {
            case QUARTER -> weights.quarter();
            case SEMESTER -> weights.semester();
            case YEAR -> weights.year();
        };
    }
}
