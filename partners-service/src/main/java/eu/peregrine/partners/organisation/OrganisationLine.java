package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * One line of an import or export of organisations: the fields of {@link OrganisationDraft}, and what history has made of
 * it. Networks stand before their members, and those that were merged behind the ones that stand for them.
 *
 * @param id the caller's own id; minted when absent
 * @param kind what it is
 * @param networkKind of a network: what kind of network
 * @param name its name, English at least
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 * @param website its address on the web
 * @param identifiers what the outside world knows it by
 * @param home whether it is the home school
 * @param illustrative whether it was made up for demonstration
 * @param state where it stands; {@code PROSPECT} when absent
 * @param labels its labels; in CSV a JSON array
 * @param memberships its memberships; in CSV a JSON array
 * @param units its units, each behind the one it belongs to; in CSV a JSON array
 * @param contacts its contacts; in CSV a JSON array
 * @param factsheet what it tells those who send it students
 * @param suspensionReason of a suspended one: why
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it; its state is {@code ARCHIVED}
 * @param assignedTo subject of the officer who looks after it
 */
public record OrganisationLine(
        UUID id,
        @NotNull OrganisationKind kind,
        NetworkKind networkKind,
        @NotNull @Valid LocalizedText name,
        @NotBlank @Size(max = 2) String country,
        @NotBlank @Size(max = 100) String city,

        @DecimalMin("-90") @DecimalMax("90") @Digits(integer = 2, fraction = 7)
        BigDecimal latitude,

        @DecimalMin("-180") @DecimalMax("180") @Digits(integer = 3, fraction = 7)
        BigDecimal longitude,

        @Size(max = 300) String website,
        @Valid Identifiers identifiers,
        Boolean home,
        Boolean illustrative,
        OrganisationState state,
        @Size(max = MAX_TIES) List<@NotNull @Valid LabelDraft> labels,
        @Size(max = MAX_TIES) List<@NotNull @Valid MembershipDraft> memberships,
        @Size(max = MAX_PARTS) List<@NotNull @Valid UnitDraft> units,
        @Size(max = MAX_PARTS) List<@NotNull @Valid ContactDraft> contacts,
        @Valid Factsheet factsheet,
        @Size(max = 1000) String suspensionReason,
        UUID mergedInto,
        @Size(max = 200) String assignedTo) {

    /** The most units, and the most contacts, of one organisation. */
    static final int MAX_PARTS = 500;
    /** The most labels, and the most memberships, of one organisation. */
    static final int MAX_TIES = 50;

    /** Absent lists are empty. */
    public OrganisationLine {
        labels = orEmpty(labels);
        memberships = orEmpty(memberships);
        units = orEmpty(units);
        contacts = orEmpty(contacts);
    }

    /** List.copyOf would refuse a null element before validation could name it. */
    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(list));
    }

    static OrganisationLine of(Organisation organisation) {
        OrganisationDraft said = organisation.toDraft();
        return new OrganisationLine(
                said.id(),
                said.kind(),
                said.networkKind(),
                said.name(),
                said.country(),
                said.city(),
                said.latitude(),
                said.longitude(),
                said.website(),
                said.identifiers(),
                said.home(),
                said.illustrative(),
                organisation.state(),
                organisation.labels().stream().map(OrganisationLabel::toDraft).toList(),
                organisation.memberships().stream()
                        .map(NetworkMembership::toDraft)
                        .toList(),
                parentsFirst(organisation.units()),
                organisation.contacts(),
                organisation.factsheet(),
                organisation.suspensionReason(),
                organisation.mergedInto(),
                organisation.assignedTo());
    }

    OrganisationDraft toDraft() {
        return new OrganisationDraft(
                id,
                kind,
                networkKind,
                name,
                country,
                city,
                latitude,
                longitude,
                website,
                identifiers,
                home,
                illustrative);
    }

    OrganisationState stateOrProspect() {
        return state == null ? OrganisationState.PROSPECT : state;
    }

    private static List<UnitDraft> parentsFirst(List<UnitDraft> units) {
        List<UnitDraft> left = new ArrayList<>(units);
        List<UnitDraft> ordered = new ArrayList<>();
        Set<UUID> placed = new HashSet<>();
        placed.add(null);
        while (!left.isEmpty()) {
            List<UnitDraft> next = left.stream()
                    .filter(unit -> placed.contains(unit.parentId()))
                    .toList();
            ordered.addAll(next);
            left.removeAll(next);
            next.forEach(unit -> placed.add(unit.id()));
        }
        return ordered;
    }
}
