package eu.peregrine.scholarships.application;

import java.util.List;

/**
 * Whether somebody could apply with success of the rules.
 *
 * @param eligible whether nothing speaks against it
 * @param reasons everything that speaks against it
 */
public record EligibilityView(boolean eligible, List<Reason> reasons) {}
