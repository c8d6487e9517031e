package eu.peregrine.partners.agreement;

import eu.peregrine.kit.web.Ref;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A note as one reads it.
 *
 * @param id its id
 * @param revision the revision it is about
 * @param conditionId the condition it is about, where it is about one
 * @param by the organisation whose view it is
 * @param role the role in which it was written
 * @param visibility who reads it
 * @param text what is said
 * @param at when it was written
 */
public record NoteView(
        UUID id,
        int revision,
        UUID conditionId,
        Ref by,
        String role,
        NoteVisibility visibility,
        String text,
        Instant at) {

    static NoteView of(AgreementNote note, Map<UUID, Ref> names) {
        return new NoteView(
                note.id(),
                note.revision(),
                note.conditionId(),
                note.organisationId() == null
                        ? null
                        : names.getOrDefault(note.organisationId(), Ref.to("organisations", note.organisationId())),
                note.authorRole(),
                note.visibility(),
                note.text(),
                note.madeAt());
    }
}
