package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.time.LocalDate;
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
 * @param units its faculties, departments and laboratories
 * @param factsheet what it tells those who send it students; absent where it told nothing yet
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it
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
        List<Membership> memberships,
        List<UnitDraft> units,
        Factsheet factsheet,
        UUID mergedInto) {

    /**
     * A membership without its delegates, who are people.
     *
     * @param networkId the network
     * @param role what the organisation is there
     * @param start first day
     * @param end last day; absent while it lasts
     */
    public record Membership(UUID networkId, String role, LocalDate start, LocalDate end) {

        static Membership of(MembershipDraft draft) {
            return new Membership(draft.networkId(), draft.role(), draft.start(), draft.end());
        }
    }

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
                organisation.labels().stream().map(OrganisationLabel::toDraft).toList(),
                organisation.memberships().stream()
                        .map(NetworkMembership::toDraft)
                        .map(Membership::of)
                        .toList(),
                organisation.units(),
                organisation.factsheet(),
                organisation.mergedInto());
    }
}
