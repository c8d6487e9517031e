package eu.peregrine.mobility.destination;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A destination as a caller sees it.
 *
 * @param id the same for the same condition or programme and term, always
 * @param state whether students may be sent there
 * @param conditionId the agreement's condition it comes from; absent at a campus
 * @param agreementId the agreement; absent at a campus
 * @param campus the school's campus; absent where an agreement promises the place
 * @param programme the campus's programme
 * @param host the receiving organisation
 * @param country where that is, ISO 3166-1 alpha-2
 * @param academicYear the academic year
 * @param term the term
 * @param iscedF fields of study that are welcome, by their leading digits; empty means every field
 * @param eqfLevels levels that are welcome; empty means every level
 * @param languages languages needed
 * @param seatsPromised people per academic year, both terms together; at a campus those of this term
 * @param monthsPromised months per academic year, both terms together; absent if not limited
 * @param blended whether stays with a virtual part are meant
 * @param actions what the caller can do now; absent in lists
 * @param version for the ETag
 */
public record DestinationView(
        UUID id,
        DestinationState state,
        UUID conditionId,
        UUID agreementId,
        Ref campus,
        Ref programme,
        Ref host,
        String country,
        String academicYear,
        String term,
        List<String> iscedF,
        List<Integer> eqfLevels,
        List<LanguageNeed> languages,
        int seatsPromised,
        BigDecimal monthsPromised,
        boolean blended,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * @param host null while its events have not arrived
     * @param campus null where an agreement promises the place
     */
    static DestinationView of(
            Destination destination, PartnerOrganisation host, FollowedCampus campus, List<Action> actions) {
        boolean open = destination.inForce() && host != null && host.active();
        return new DestinationView(
                destination.id(),
                open ? DestinationState.OPEN : DestinationState.CLOSED,
                campus == null ? destination.conditionId() : null,
                destination.agreementId(),
                campus == null ? null : campus.ref(),
                destination.programme(),
                host == null ? Ref.to("organisations", destination.hostId()) : host.ref(),
                campus != null ? campus.country() : host == null ? null : host.country(),
                destination.academicYear(),
                destination.term(),
                destination.welcome().iscedF(),
                destination.welcome().eqfLevels(),
                destination.welcome().languages(),
                destination.seatsPromised(),
                destination.monthsPromised(),
                destination.blended(),
                actions,
                destination.sequence());
    }
}
