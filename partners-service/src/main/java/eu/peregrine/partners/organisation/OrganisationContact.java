package eu.peregrine.partners.organisation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** Somebody at an organisation whom one can turn to; part of {@link Organisation}. */
@Entity
@Table(name = "organisation_contact")
public class OrganisationContact {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    @Enumerated(EnumType.STRING)
    private ContactRole role;

    private String name;
    private String email;
    private String phone;
    private UUID unitId;

    /** For the persistence provider. */
    protected OrganisationContact() {}

    OrganisationContact(Organisation organisation, UUID id, ContactDraft draft) {
        this.id = id;
        this.organisation = organisation;
        take(draft);
    }

    void take(ContactDraft draft) {
        role = draft.role();
        name = draft.name();
        email = draft.email();
        phone = draft.phone();
        unitId = draft.unitId();
    }

    UUID id() {
        return id;
    }

    UUID unitId() {
        return unitId;
    }

    ContactDraft toDraft() {
        return new ContactDraft(id, role, name, email, phone, unitId);
    }
}
