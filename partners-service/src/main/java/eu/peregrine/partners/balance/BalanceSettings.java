package eu.peregrine.partners.balance;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.Set;

/** How stays are weighed, and from where on the office is alerted. Defaults: design, domain, "Exchange balance". */
@ConfigMapping(prefix = "peregrine.partners.balance")
public interface BalanceSettings {

    /** @return kinds of mobility that count */
    @WithDefault("exchange")
    Set<String> kinds();

    /** @return academic years, the next one the last, when the caller names none and when alerts are worked out */
    @WithDefault("3")
    int years();

    /** @return the most calendar days of a stay that counts as a quarter */
    @WithDefault("100")
    int quarterDays();

    /** @return the most calendar days of a stay that counts as a semester; longer ones count as a year */
    @WithDefault("220")
    int semesterDays();

    /** @return what a stay weighs by its length */
    Weights weights();

    /** @return where alerts begin */
    Alerts alerts();

    /** What one student's stay weighs. */
    interface Weights {

        /** @return of a quarter */
        @WithDefault("1")
        BigDecimal quarter();

        /** @return of a semester, and of a stay whose length is not known */
        @WithDefault("1.5")
        BigDecimal semester();

        /** @return of a year */
        @WithDefault("3")
        BigDecimal year();
    }

    /** Where alerts begin; the projected balance is looked at, because it can still be changed. */
    interface Alerts {

        /** @return weighted difference, in either direction */
        @WithDefault("15")
        BigDecimal difference();

        /** @return how many times as much in one direction as in the other */
        @WithDefault("3")
        BigDecimal ratio();

        /** @return the least weighted sum of both directions from which the ratio is looked at */
        @WithDefault("9")
        BigDecimal ratioFrom();
    }
}
