package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A label that an organisation holds, with its validity; part of {@link Organisation}. */
@Entity
@Table(name = "organisation_label")
public class OrganisationLabel {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "organisation_id")
    private Organisation organisation;

    private String label;
    private String issuer;
    private LocalDate validFrom;
    private LocalDate validUntil;

    /** For the persistence provider. */
    protected OrganisationLabel() {}

    OrganisationLabel(Organisation organisation, LabelDraft draft) {
        this.id = Ids.next();
        this.organisation = organisation;
        this.label = draft.label();
        this.issuer = draft.issuer();
        this.validFrom = draft.validFrom();
        this.validUntil = draft.validUntil();
    }

    UUID id() {
        return id;
    }

    void end(LocalDate newValidUntil) {
        validUntil = newValidUntil;
    }

    boolean isSameAs(LabelDraft draft) {
        return label.equals(draft.label()) && issuer.equals(draft.issuer()) && validFrom.equals(draft.validFrom());
    }

    LabelDraft toDraft() {
        return new LabelDraft(label, issuer, validFrom, validUntil);
    }

    LabelView toView() {
        return new LabelView(id, label, issuer, validFrom, validUntil);
    }
}
