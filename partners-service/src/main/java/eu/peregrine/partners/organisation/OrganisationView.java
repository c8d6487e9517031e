package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An organisation as one reads it.
 *
 * @param id its id
 * @param kind what it is
 * @param networkKind of a network: what kind of network
 * @param state where it stands
 * @param name its name
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 * @param website its address on the web
 * @param identifiers what the outside world knows it by
 * @param home whether it is the home school
 * @param illustrative whether it was made up for demonstration
 * @param labels accreditations and labels, with their validity
 * @param memberships the networks it belongs to
 * @param suspensionReason why it is suspended; shown to the school's staff
 * @param assignedTo subject of the officer who looks after it; shown to the school's staff
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it
 * @param possibleDuplicates organisations that may be the same; in the answer to a registration only, absent when there are
 *     none
 * @param modifiedAt when it was last changed
 * @param actions what the caller may do with it now; on a single organisation only
 * @param version of the aggregate, for the ETag; never in the JSON
 */
public record OrganisationView(
        UUID id,
        OrganisationKind kind,
        NetworkKind networkKind,
        OrganisationState state,
        LocalizedText name,
        String country,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        String website,
        Identifiers identifiers,
        boolean home,
        boolean illustrative,
        List<LabelView> labels,
        List<MembershipView> memberships,
        String suspensionReason,
        String assignedTo,
        Ref mergedInto,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PossibleDuplicate> possibleDuplicates,
        Instant modifiedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /** @return the organisation for a list: without actions */
    static OrganisationView inList(Organisation organisation, boolean staff) {
        return of(organisation, staff, null, null);
    }

    static OrganisationView of(
            Organisation organisation, boolean staff, List<PossibleDuplicate> duplicates, List<Action> actions) {
        OrganisationDraft said = organisation.toDraft();
        return new OrganisationView(
                organisation.id(),
                said.kind(),
                said.networkKind(),
                organisation.state(),
                said.name(),
                said.country(),
                said.city(),
                said.latitude(),
                said.longitude(),
                said.website(),
                said.identifiers(),
                said.home(),
                said.illustrative(),
                organisation.labels().stream().map(OrganisationLabel::toView).toList(),
                organisation.memberships().stream()
                        .map(NetworkMembership::toView)
                        .toList(),
                staff ? organisation.suspensionReason() : null,
                staff ? organisation.assignedTo() : null,
                Ref.to("organisations", organisation.mergedInto()),
                duplicates == null || duplicates.isEmpty() ? null : duplicates,
                organisation.modifiedAt(),
                actions,
                organisation.version());
    }
}
