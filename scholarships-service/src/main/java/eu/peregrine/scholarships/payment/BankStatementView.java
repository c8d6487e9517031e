package eu.peregrine.scholarships.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A file of the bank as the API shows it.
 *
 * @param id its id
 * @param kind what it is
 * @param messageId the bank's name for it
 * @param importedBy who imported it, by opaque id
 * @param importedAt when
 * @param count how many lines it has
 * @param applied how many of them changed something
 * @param repeated whether the same file was imported before, so that nothing was done now
 * @param lines what became of each; of a single file only, and no more than the first two hundred
 */
public record BankStatementView(
        UUID id,
        BankFileKind kind,
        String messageId,
        String importedBy,
        Instant importedAt,
        int count,
        int applied,
        boolean repeated,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<BankLineView> lines) {

    static BankStatementView of(BankStatement statement, boolean repeated, List<BankLineView> lines) {
        return new BankStatementView(
                statement.id(),
                statement.kind(),
                statement.messageId(),
                statement.importedBy(),
                statement.importedAt(),
                statement.lineCount(),
                statement.applied(),
                repeated,
                lines);
    }
}
