package eu.peregrine.partners.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/**
 * A party's copy as its own system has it.
 *
 * @param id its id there; once it was deleted never used again
 * @param conditions what it says; a condition needs no id, the one it goes on with is found by what it says
 * @param terminated whether it is terminated as a whole; false when absent
 * @param contentHash what it hashes to by EWP's IIA v7 method, its own id first
 * @param documentId the paper that it is on, where the office tells it for the party
 */
public record CopyDraft(
        @NotNull
        @Pattern(regexp = "[!-~]{1,64}", message = "An id has 1 to 64 printable characters of ASCII, no spaces.")
        String id,

        @NotNull @Size(max = 200) List<@NotNull @Valid ConditionTerms> conditions,
        Boolean terminated,

        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "A content hash has 64 hexadecimal digits.")
        String contentHash,

        UUID documentId) {

    CopyStatement by(Author author) {
        return new CopyStatement(author, id, conditions, Boolean.TRUE.equals(terminated), contentHash);
    }
}
