package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.Organisation;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

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

    void update(Party party, int newPosition) {
        position = newPosition;
        heiId = party.heiId();
        home = party.home();
    }

    void mintCopyId() {
        if (copyId == null) {
            copyId = Ids.next().toString();
        }
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
