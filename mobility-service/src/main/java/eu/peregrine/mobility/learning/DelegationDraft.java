package eu.peregrine.mobility.learning;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Who may sign for a signer.
 *
 * @param signer whose delegation an officer records; absent when one delegates one's own signature
 * @param subject of the token that may sign ({@code sub}); it must belong to somebody who sees the file
 * @param name who that is
 * @param until last day on which it holds
 * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
 */
@Schema(name = "SignatureDelegationDraft")
public record DelegationDraft(
        Signer signer,
        @NotBlank @Size(max = 200) String subject,
        @NotBlank @Size(max = 200) String name,
        @NotNull LocalDate until,
        UUID documentId) {}
