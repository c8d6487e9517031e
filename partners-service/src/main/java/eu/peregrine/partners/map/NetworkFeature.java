package eu.peregrine.partners.map;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * An organisation as a GeoJSON feature (RFC 7946 §3.2).
 *
 * @param type {@code Feature}
 * @param id of the organisation
 * @param geometry where it is
 * @param properties what a map shows of it
 */
public record NetworkFeature(String type, UUID id, Point geometry, Properties properties) {

    /**
     * A GeoJSON point.
     *
     * @param type {@code Point}
     * @param coordinates degrees east, then degrees north (RFC 7946 §3.1.1)
     */
    public record Point(String type, List<BigDecimal> coordinates) {}

    /**
     * What a map shows of an organisation.
     *
     * @param name its name
     * @param kind what it is
     * @param state where it stands
     * @param country ISO 3166-1 alpha-2
     * @param city where it is
     * @param home whether it is the home school
     * @param labels names of its accreditations and labels
     * @param networks the networks it belongs to
     * @param agreementsInForce how many agreements with it bind now
     * @param academicYear the year that the seats are of
     * @param seatsPromised places for our students there in that year, by agreements that bind
     * @param seatsFree those of them that nobody holds
     * @param href where the organisation is
     */
    public record Properties(
            LocalizedText name,
            OrganisationKind kind,
            OrganisationState state,
            String country,
            String city,
            boolean home,
            List<String> labels,
            List<Ref> networks,
            long agreementsInForce,
            String academicYear,
            long seatsPromised,
            long seatsFree,
            String href) {}
}
