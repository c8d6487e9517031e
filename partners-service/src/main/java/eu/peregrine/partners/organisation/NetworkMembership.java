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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

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

    /** Ids of the contacts who speak for the organisation there. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<UUID> delegates = List.of();

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
        this.delegates = draft.delegates();
    }

    /** The same membership of another organisation, with those contacts as delegates that the others have become. */
    NetworkMembership of(Organisation other, Map<UUID, UUID> contacts) {
        NetworkMembership copy = new NetworkMembership(other, network, toDraft());
        copy.delegates =
                delegates.stream().map(contacts::get).filter(Objects::nonNull).toList();
        return copy;
    }

    /** The same membership in another network. */
    NetworkMembership in(Organisation other) {
        NetworkMembership copy = new NetworkMembership(organisation, other, toDraft());
        copy.delegates = delegates;
        return copy;
    }

    UUID id() {
        return id;
    }

    UUID networkId() {
        return networkId;
    }

    List<UUID> delegates() {
        return delegates;
    }

    void end(LocalDate day) {
        endsOn = day;
    }

    void delegate(List<UUID> newDelegates) {
        delegates = newDelegates;
    }

    void forget(UUID contact) {
        delegates = delegates.stream().filter(held -> !held.equals(contact)).toList();
    }

    boolean overlaps(MembershipDraft draft) {
        return networkId.equals(draft.networkId())
                && (endsOn == null || !endsOn.isBefore(draft.start()))
                && (draft.end() == null || !draft.end().isBefore(startsOn));
    }

    MembershipDraft toDraft() {
        return new MembershipDraft(networkId, role, startsOn, endsOn, delegates);
    }

    MembershipView toView() {
        return new MembershipView(id, network.toRef(), role, startsOn, endsOn);
    }
}
