package eu.peregrine.partners.balance;

import eu.peregrine.partners.mobility.AcademicYearSpan;
import java.util.List;

/**
 * The exchange balance by country, and with the whole world.
 *
 * @param window the academic years that count
 * @param items one per country with any exchange, by code
 * @param projected of all countries together
 * @param actual of all countries together
 */
public record CountryBalances(
        AcademicYearSpan window, List<CountryBalance> items, BalanceFigures projected, BalanceFigures actual) {}
