package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** An organisation's membership in a network, with its period; part of {@link Organisation}. */
@Entity
@Table(name = "organisation_membership")
public class NetworkMembership {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    @Column(name = "network_id")
    private UUID networkId;

    /** The network itself, to read its name only. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "network_id", insertable = false, updatable = false)
    private Organisation network;

    private String role;
    private LocalDate startsOn;
    private LocalDate endsOn;

    /** For the persistence provider. */
    protected NetworkMembership() {}

    NetworkMembership(Organisation organisation, Organisation network, MembershipDraft draft) {
        this.id = Ids.next();
        this.organisation = organisation;
        this.networkId = network.id();
        this.network = network;
        this.role = draft.role();
        this.startsOn = draft.start();
        this.endsOn = draft.end();
    }

    boolean overlaps(MembershipDraft draft) {
        return networkId.equals(draft.networkId())
                && (endsOn == null || !endsOn.isBefore(draft.start()))
                && (draft.end() == null || !draft.end().isBefore(startsOn));
    }

    MembershipDraft toDraft() {
        return new MembershipDraft(networkId, role, startsOn, endsOn);
    }

    MembershipView toView() {
        return new MembershipView(network.toRef(), role, startsOn, endsOn);
    }
}
