package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violation;
import java.util.List;

/**
 * What would be said about an organisation if it were registered; nothing was changed.
 *
 * @param valid whether it would be taken
 * @param violations what is wrong; all of it
 * @param possibleDuplicates organisations that may be the same; it would be taken all the same
 */
public record OrganisationPreflight(
        boolean valid, List<Violation> violations, List<PossibleDuplicate> possibleDuplicates) {}
