package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A faculty, department or laboratory; part of {@link Organisation}. */
@Entity
@Table(name = "organisation_unit")
public class OrganisationUnit {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    @Enumerated(EnumType.STRING)
    private UnitKind kind;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_fr")
    private String nameFr;

    private String code;
    private UUID parentId;

    /** For the persistence provider. */
    protected OrganisationUnit() {}

    OrganisationUnit(Organisation organisation, UUID id, UnitDraft draft) {
        this.id = id;
        this.organisation = organisation;
        take(draft);
    }

    void take(UnitDraft draft) {
        kind = draft.kind();
        nameEn = draft.name().en();
        nameFr = draft.name().fr();
        code = draft.code();
        parentId = draft.parentId();
    }

    UUID id() {
        return id;
    }

    UUID parentId() {
        return parentId;
    }

    String code() {
        return code;
    }

    UnitDraft toDraft() {
        return new UnitDraft(id, kind, new LocalizedText(nameEn, nameFr), code, parentId);
    }
}
