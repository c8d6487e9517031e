package eu.peregrine.partners.nomination;

import eu.peregrine.kit.web.Ref;
import java.util.List;

/**
 * A page of the nominations to and from a partner in one academic year, with the seats that they take.
 *
 * @param organisation the partner
 * @param academicYear the year, in its northern form
 * @param conditions what the agreements in force promise in that year, at most two hundred conditions; the same on every page
 * @param items the nominations
 * @param next the relative URL of the page behind it; absent on the last
 * @param count how many there are on all pages; only when asked for
 */
public record NominationList(
        Ref organisation,
        String academicYear,
        List<ConditionSeats> conditions,
        List<NominationView> items,
        String next,
        Long count) {}
