package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Violation;
import java.util.List;

/**
 * What would be said to wishes, without filing them.
 *
 * @param valid whether they could be filed now
 * @param violations what a refusal would name; empty where there would be none
 * @param wishes each with what speaks against it
 */
public record WishesReport(boolean valid, List<Violation> violations, List<WishesView.Wish> wishes) {}
