package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The whole public state of an organisation, as its events carry it.
 *
 * @param id its id
 * @param kind what it is
 * @param networkKind of a network: what kind of network
 * @param name its name
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 * @param website its address on the web
 * @param state where it stands
 * @param home whether it is the home school
 * @param illustrative whether it was made up for demonstration
 * @param identifiers what the outside world knows it by
 * @param labels accreditations and labels, with their validity
 * @param memberships the networks it belongs to, by id
 */
public record OrganisationEvent(
        UUID id,
        OrganisationKind kind,
        NetworkKind networkKind,
        LocalizedText name,
        String country,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        String website,
        OrganisationState state,
        boolean home,
        boolean illustrative,
        Identifiers identifiers,
        List<LabelDraft> labels,
        List<MembershipDraft> memberships) {

    static OrganisationEvent of(Organisation organisation) {
        OrganisationDraft said = organisation.toDraft();
        return new OrganisationEvent(
                organisation.id(),
                said.kind(),
                said.networkKind(),
                said.name(),
                said.country(),
                said.city(),
                said.latitude(),
                said.longitude(),
                said.website(),
                organisation.state(),
                said.home(),
                said.illustrative(),
                said.identifiers(),
                organisation.labels(),
                organisation.memberships().stream()
                        .map(NetworkMembership::toDraft)
                        .toList());
    }
}
