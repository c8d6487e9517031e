package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a supporter gave: a row for each currency of its money, and one without money for its placements.
 *
 * @param supporter who
 * @param awards how many of its awards were accepted in the time, and neither cancelled nor revoked since
 * @param granted what these are worth
 * @param paid the instalments of its awards that were paid in the time
 * @param placementsOffered places of internships and research projects that it published, offered in the time
 * @param placementsFilled how many of these students have taken
 */
@Schema(name = "SupporterRow")
public record SupporterRow(
        Ref supporter, long awards, Money granted, Money paid, Long placementsOffered, Long placementsFilled) {}
