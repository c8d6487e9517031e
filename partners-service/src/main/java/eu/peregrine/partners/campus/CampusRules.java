package eu.peregrine.partners.campus;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.partners.codelist.Countries;
import eu.peregrine.partners.codelist.IscedF;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What a campus and its programmes must keep. */
final class CampusRules {

    private CampusRules() {}

    /** What stands against a campus whose host is known to be one that can. */
    static Violations checkWithoutHost(CampusDraft draft) {
        return new Violations()
                .check(Countries.isCountry(draft.country()), "/country", "unknown-country", Countries.UNKNOWN)
                .check(
                        (draft.latitude() == null) == (draft.longitude() == null),
                        "/longitude",
                        "half-a-place",
                        "A place has a latitude and a longitude, or neither.");
    }

    /** What stands against doing anything new at a host. */
    static Violations host(Organisation host, String pointer) {
        return new Violations()
                .check(
                        host.state() != OrganisationState.ARCHIVED && host.state() != OrganisationState.SUSPENDED,
                        pointer,
                        "host-not-available",
                        "The host is " + host.state() + ".");
    }

    static Violations check(CampusDraft draft, Organisation host) {
        Violations violations = checkWithoutHost(draft);
        if (host == null) {
            return violations.add("/hostId", "unknown-organisation", "There is no organisation with that id.");
        }
        boolean home = draft.kind() == CampusKind.HOME;
        violations.check(
                home == host.isHome(),
                "/hostId",
                "wrong-host",
                home ? "A campus at home is hosted by the home school." : "A campus abroad is hosted by a partner.");
        host(host, "/hostId").all().forEach(v -> violations.add(v.pointer(), v.code(), v.detail()));
        return violations;
    }

    /** @param known the organisations among the corporate partners that exist */
    static Violations check(ProgrammeDraft draft, Map<UUID, Organisation> known) {
        Violations violations = new Violations();
        check(draft.firstAcademicYear(), "/firstAcademicYear", violations);
        check(draft.lastAcademicYear(), "/lastAcademicYear", violations);
        violations.check(
                draft.lastAcademicYear().compareTo(draft.firstAcademicYear()) >= 0,
                "/lastAcademicYear",
                "before-first",
                "The last academic year is the first or a later one.");
        violations.check(IscedF.isDetailed(draft.iscedF()), "/iscedF", "unknown-field", IscedF.UNKNOWN);
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < draft.corporatePartners().size(); i++) {
            UUID id = draft.corporatePartners().get(i);
            Organisation partner = known.get(id);
            violations.check(
                    partner != null && partner.kind() == OrganisationKind.COMPANY,
                    "/corporatePartners/" + i,
                    "no-company",
                    "A corporate partner is an organisation of kind company.");
            violations.check(
                    partner == null || partner.mergedInto() == null,
                    "/corporatePartners/" + i,
                    "merged-already",
                    "That company was merged; name the one that stands for it.");
            violations.check(
                    seen.add(id), "/corporatePartners/" + i, "partner-twice", "It is among the partners already.");
        }
        return violations;
    }

    private static void check(String year, String pointer, Violations violations) {
        int length = Integer.parseInt(year.substring(5)) - Integer.parseInt(year.substring(0, 4));
        violations.check(
                length == 0 || length == 1,
                pointer,
                "not-an-academic-year",
                "An academic year reads 2026/2027, or 2026/2026 in the southern hemisphere.");
    }
}
