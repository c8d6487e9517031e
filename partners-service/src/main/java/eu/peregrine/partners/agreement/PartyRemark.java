package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** What a party said as it rejected, reverted or ended something, and on what that rests; part of {@link Agreement}. */
@Embeddable
public class PartyRemark {

    private UUID party;
    private String words;

    /** Null of what was said before this was kept. */
    @Enumerated(EnumType.STRING)
    private Basis basis;

    private UUID documentId;

    /** For the persistence provider. */
    protected PartyRemark() {}

    /**
     * @param party whose words they are
     * @param words why; may be null
     * @param basis on what the act rests
     * @param documentId the paper, of a recorded one
     */
    PartyRemark(UUID party, String words, Basis basis, UUID documentId) {
        this.party = party;
        this.words = words;
        this.basis = basis;
        this.documentId = documentId;
    }

    /** Whether the office entered it from paper for this party. */
    boolean isRecordedFor(UUID organisation) {
        return basis == Basis.RECORDED && organisation.equals(party);
    }

    /** The same by the survivor, in the place of an organisation that was merged. */
    PartyRemark following(OrganisationsMerged merged) {
        return new PartyRemark(merged.survivorOf(party), words, basis, documentId);
    }

    UUID party() {
        return party;
    }

    String words() {
        return words;
    }

    Basis basis() {
        return basis;
    }

    UUID documentId() {
        return documentId;
    }
}
