package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.codelist.Countries;
import java.net.URI;
import java.time.LocalDate;

/** The rules that what is said about an organisation must keep; every violation is found at once. */
final class OrganisationRules {

    private OrganisationRules() {}

    static Violations check(OrganisationDraft draft) {
        Violations violations = new Violations();
        violations.check(Countries.isCountry(draft.country()), "/country", "unknown-country", Countries.UNKNOWN);
        violations.check(
                (draft.latitude() == null) == (draft.longitude() == null),
                draft.latitude() == null ? "/latitude" : "/longitude",
                "half-a-position",
                "Latitude and longitude come together or not at all.");
        violations.check(
                draft.website() == null || isWebAddress(draft.website()),
                "/website",
                "not-a-web-address",
                "A website is an absolute address that starts with http:// or https://.");
        violations.check(
                draft.networkKind() == null || draft.kind() == OrganisationKind.NETWORK,
                "/networkKind",
                "not-a-network",
                "Only an organisation of kind network has a kind of network.");
        violations.check(
                !draft.isHome() || draft.kind() == OrganisationKind.UNIVERSITY,
                "/home",
                "home-is-a-university",
                "The home school is of kind university.");
        IdentifierRules.check(draft.identifiersOrNone(), violations);
        return violations;
    }

    static void checkPeriod(LocalDate first, LocalDate last, String pointer, Violations violations) {
        violations.check(
                last == null || first == null || !last.isBefore(first),
                pointer,
                "ends-before-it-starts",
                "The last day is before the first.");
    }

    static boolean isWebAddress(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
