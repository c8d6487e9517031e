package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import eu.peregrine.kit.dispute.DisputeState;
import java.util.UUID;

/**
 * The public state of an agreement together with something that happened beside its terms. The words of notes and comments
 * are left out: they may be about persons.
 *
 * @param agreement its whole public state
 * @param note the note that was added
 * @param invitation the invitation that was sent or taken back
 * @param dispute the dispute that was raised or resolved
 * @param assignment who looks after it now
 */
record AgreementAside(
        @JsonUnwrapped AgreementEvent agreement,
        Note note,
        Invitation invitation,
        Dispute dispute,
        Assignment assignment) {

    /** A note, without its words. */
    record Note(UUID id, int revision, UUID conditionId, NoteVisibility visibility) {}

    /** An invitation, without its address. */
    record Invitation(UUID id, String verb, UUID organisationId) {}

    /** A dispute, without its words. */
    record Dispute(UUID id, UUID by, DisputeState state) {}

    /** Who looks after it, by an opaque id; nobody when absent. */
    record Assignment(String assignedTo) {}

    static AgreementAside of(Agreement agreement, AgreementNote note) {
        Note added = new Note(note.id(), note.revision(), note.conditionId(), note.visibility());
        return new AgreementAside(AgreementEvent.of(agreement), added, null, null, null);
    }

    static AgreementAside of(Agreement agreement, eu.peregrine.kit.invitation.Invitation invitation) {
        Invitation invited = new Invitation(invitation.id(), invitation.verb(), invitation.onBehalfOf());
        return new AgreementAside(AgreementEvent.of(agreement), null, invited, null, null);
    }

    static AgreementAside of(Agreement agreement, AgreementDispute dispute) {
        Dispute raised = new Dispute(dispute.id(), dispute.organisationId(), dispute.state());
        return new AgreementAside(AgreementEvent.of(agreement), null, null, raised, null);
    }

    static AgreementAside of(Agreement agreement, String officer) {
        return new AgreementAside(AgreementEvent.of(agreement), null, null, null, new Assignment(officer));
    }
}
