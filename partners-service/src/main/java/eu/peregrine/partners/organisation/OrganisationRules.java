package eu.peregrine.partners.organisation;

import eu.peregrine.kit.problem.Violations;
import java.net.URI;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** The rules that what is said about an organisation must keep; every violation is found at once. */
final class OrganisationRules {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private OrganisationRules() {}

    static Violations check(OrganisationDraft draft) {
        Violations violations = new Violations();
        violations.check(
                COUNTRIES.contains(draft.country()),
                "/country",
                "unknown-country",
                "A country is an ISO 3166-1 alpha-2 code in upper case, such as FR.");
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
