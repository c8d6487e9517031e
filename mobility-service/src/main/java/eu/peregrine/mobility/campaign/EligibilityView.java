package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.Reason;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether a student may wish for a destination, as things stand today.
 *
 * @param country where it is, ISO 3166-1 alpha-2
 * @param term of the place
 * @param seats how many the campaign may give there; absent while none are planned
 * @param eligible whether nothing speaks against it
 * @param reasons all that does
 */
@Schema(name = "DestinationEligibility")
public record EligibilityView(
        Ref destination, String country, String term, Integer seats, boolean eligible, List<Reason> reasons) {}
