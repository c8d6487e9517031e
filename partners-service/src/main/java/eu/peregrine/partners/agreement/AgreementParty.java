package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A party to an agreement, with the id of its copy; part of {@link Agreement}. */
@Entity
@Table(name = "agreement_party")
public class AgreementParty {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "organisation_id")
    private UUID organisationId;

    /** The organisation itself, to read its name only. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id", insertable = false, updatable = false)
    private Organisation organisation;

    private int position;
    private String heiId;
    private boolean home;

    /** Id of the party's copy; null until one is minted at the first proposal. */
    private String copyId;

    /** Whether its approval of what is open is missing. */
    private boolean awaiting;

    /** For the persistence provider. */
    protected AgreementParty() {}

    AgreementParty(Agreement agreement, UUID organisationId) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.organisationId = organisationId;
    }

    /** Makes these organisations the parties, in this order. One that was a party before keeps its copy. */
    static void replace(Agreement agreement, List<AgreementParty> rows, List<UUID> ids, Map<UUID, Party> known) {
        rows.removeIf(row -> !ids.contains(row.organisationId()));
        Map<UUID, AgreementParty> kept =
                rows.stream().collect(Collectors.toMap(AgreementParty::organisationId, Function.identity()));
        for (int i = 0; i < ids.size(); i++) {
            AgreementParty row = kept.get(ids.get(i));
            if (row == null) {
                row = new AgreementParty(agreement, ids.get(i));
                rows.add(row);
            }
            row.update(known.get(ids.get(i)), i);
        }
        rows.sort(Comparator.comparing(row -> ids.indexOf(row.organisationId())));
    }

    void update(Party party, int newPosition) {
        position = newPosition;
        heiId = party.heiId();
        home = party.home();
    }

    /** The survivor is the party, in the place of an organisation that was merged; under the identifier that was agreed on. */
    void follow(OrganisationsMerged merged, boolean isHome) {
        if (organisationId.equals(merged.duplicate())) {
            organisationId = merged.survivor();
            home = isHome;
        }
    }

    void mintCopyId() {
        if (copyId == null) {
            copyId = Ids.next().toString();
        }
    }

    /** Its copy is the one that an amendment named, which all have approved. */
    void mapAs(List<RevisionSide> sides) {
        sides.stream()
                .filter(side -> side.organisationId().equals(organisationId))
                .findFirst()
                .ifPresent(side -> {
                    copyId = side.copyId();
                    heiId = side.heiId();
                });
    }

    void copyId(String newCopyId) {
        copyId = newCopyId;
    }

    void awaiting(boolean isAwaiting) {
        awaiting = isAwaiting;
    }

    UUID organisationId() {
        return organisationId;
    }

    Organisation organisation() {
        return organisation;
    }

    String heiId() {
        return heiId;
    }

    boolean isHome() {
        return home;
    }

    String copyId() {
        return copyId;
    }

    boolean isAwaiting() {
        return awaiting;
    }
}
