package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Violation;
import java.util.List;

/**
 * What would be said about an agreement if it were sent; nothing was changed.
 *
 * @param valid whether it would be taken, and a draft proposed
 * @param violations what is wrong; all of it
 * @param warnings what one may want to think about; it would be taken all the same
 */
public record PreflightReport(boolean valid, List<Violation> violations, List<Violation> warnings) {}
