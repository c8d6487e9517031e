package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What other features need to know of a destination.
 *
 * @param id the same for the same condition and term, always
 * @param conditionId the agreement's condition it comes from
 * @param agreementId the agreement
 * @param hostId the receiving organisation
 * @param hostName its name
 * @param hostCountry ISO 3166-1 alpha-2
 * @param academicYear {@code 2027/2028}
 * @param term {@code 2027/2028-1}
 * @param iscedF fields that are welcome, each a prefix of two to four digits; empty means every field
 * @param eqfLevels levels that are welcome; empty means every level
 * @param languages all of them are needed
 * @param seatsPromised people per academic year, both terms together
 * @param monthsPromised months per academic year, both terms together; null if not limited
 * @param inForce whether the agreement is in force and promises this term
 * @param partnerActive whether the host is an active partner
 */
public record DestinationFacts(
        UUID id,
        UUID conditionId,
        UUID agreementId,
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

    /** Whether students may be sent there now. */
    public boolean open() {
        return inForce && partnerActive;
    }
}
