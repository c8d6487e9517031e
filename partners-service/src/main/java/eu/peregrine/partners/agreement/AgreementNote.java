package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What somebody said about a revision of an agreement, or about one of its conditions, while it was negotiated. */
@Entity
@Immutable
@Table(name = "agreement_note")
public class AgreementNote {

    @Id
    private UUID id;

    private UUID agreementId;
    private int revision;
    private UUID conditionId;

    /** Whose view it is; a person's name is kept nowhere. */
    private UUID organisationId;

    private String authorRole;

    @Enumerated(EnumType.STRING)
    private NoteVisibility visibility;

    private String text;
    private Instant madeAt;

    /** For the persistence provider. */
    protected AgreementNote() {}

    AgreementNote(UUID agreement, int revision, NoteDraft draft, UUID organisation, String role, Instant now) {
        this.id = Ids.next();
        this.agreementId = agreement;
        this.revision = revision;
        this.conditionId = draft.conditionId();
        this.organisationId = organisation;
        this.authorRole = role;
        this.visibility = draft.visibility();
        this.text = draft.text();
        this.madeAt = now;
    }

    UUID id() {
        return id;
    }

    int revision() {
        return revision;
    }

    UUID conditionId() {
        return conditionId;
    }

    UUID organisationId() {
        return organisationId;
    }

    String authorRole() {
        return authorRole;
    }

    NoteVisibility visibility() {
        return visibility;
    }

    String text() {
        return text;
    }

    Instant madeAt() {
        return madeAt;
    }
}
