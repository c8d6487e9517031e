package eu.peregrine.scholarships.award;

import java.util.List;

/**
 * A new award.
 *
 * @param award the award
 * @param parts its instalments
 */
record Offered(Award award, List<Instalment> parts) {}
