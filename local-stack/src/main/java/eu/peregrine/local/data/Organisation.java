package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * One organisation of the network, with the fields of the organisations import.
 *
 * @param id kept by the import
 * @param kind {@code university | company | embassy | research-institute | network | public-funder}
 * @param country ISO 3166-1 alpha-2
 * @param latitude degrees north, four decimals
 * @param longitude degrees east, four decimals
 * @param website an https address
 * @param home whether it is the school itself
 * @param state life-cycle state to import it with
 * @param illustrative whether its relation to the school is invented; the organisation itself is always real
 */
public record Organisation(
        UUID id,
        String kind,
        Text name,
        String country,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        String website,
        Identifiers identifiers,
        boolean home,
        String state,
        boolean illustrative) {

    /**
     * Identifiers; each may be null.
     *
     * @param schac the internet domain that names the organisation
     * @param erasmusCode country part padded to three characters, city, two or three digits
     * @param ror the last path segment of its ROR address
     */
    public record Identifiers(String schac, String erasmusCode, String ror) {}

    /** Whether it is a partner university of the school. */
    public boolean partner() {
        return kind.equals("university") && !home;
    }
}
