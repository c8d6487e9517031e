package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a supporter gave.
 *
 * @param supporter who
 * @param awards how many of its awards were accepted in the time, and neither cancelled nor revoked since
 * @param granted what these are worth
 * @param paid the instalments of its awards that were paid in the time
 */
@Schema(name = "SupporterRow")
public record SupporterRow(Ref supporter, long awards, Money granted, Money paid) {}
