package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What other features need to know of a destination.
 *
 * @param id the same for the same condition or programme and term, always
 * @param conditionId what its seats are counted by: the agreement's condition it comes from; of a campus itself
 * @param agreementId the agreement; null of a campus
 * @param campusId the school's campus; null where an agreement promises the place
 * @param hostId the receiving organisation
 * @param hostName its name; of a campus the campus's
 * @param hostCountry where one goes, ISO 3166-1 alpha-2
 * @param academicYear {@code 2027/2028}
 * @param term {@code 2027/2028-1}
 * @param iscedF fields that are welcome, each a prefix of two to four digits; empty means every field
 * @param eqfLevels levels that are welcome; empty means every level
 * @param languages all of them are needed
 * @param seatsPromised people per academic year, both terms together; at a campus those of this term
 * @param monthsPromised months per academic year, both terms together; null if not limited
 * @param inForce whether the agreement is in force, or the campus open, and promises this term
 * @param partnerActive whether the host is an active partner
 */
public record DestinationFacts(
        UUID id,
        UUID conditionId,
        UUID agreementId,
        UUID campusId,
        UUID hostId,
        LocalizedText hostName,
        String hostCountry,
        String academicYear,
        String term,
        List<String> iscedF,
        List<Integer> eqfLevels,
        List<LanguageNeed> languages,
        int seatsPromised,
        BigDecimal monthsPromised,
        boolean inForce,
        boolean partnerActive) {

    /** Whether it is at one of the school's own campuses. */
    public boolean atCampus() {
        return campusId != null;
    }

    /** Whether students may be sent there now. */
    public boolean open() {
        return inForce && partnerActive;
    }
}
