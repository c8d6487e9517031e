package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A file of the bank that was taken, with what became of each line. Written once. The file itself, with its account numbers,
 * is not kept; its hash tells when it comes again.
 */
@Entity
@Immutable
@Table(name = "bank_statement")
public class BankStatement {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private BankFileKind kind;

    private String messageId;
    private String sha256;
    private String importedBy;
    private Instant importedAt;
    private int lineCount;
    private int applied;

    /** For the persistence provider alone. */
    protected BankStatement() {}

    BankStatement(BankFile file, String sha256, String by, Instant at, int applied) {
        this.id = Ids.next();
        this.kind = file.kind();
        this.messageId = file.messageId();
        this.sha256 = sha256;
        this.importedBy = by;
        this.importedAt = at;
        this.lineCount = file.lines().size();
        this.applied = applied;
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** What it is. */
    public BankFileKind kind() {
        return kind;
    }

    /** The bank's name for it. */
    public String messageId() {
        return messageId;
    }

    /** The file's SHA-256 in hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** Who imported it, by opaque id. */
    public String importedBy() {
        return importedBy;
    }

    /** When it was imported. */
    public Instant importedAt() {
        return importedAt;
    }

    /** How many lines it has. */
    public int lineCount() {
        return lineCount;
    }

    /** How many of them changed something. */
    public int applied() {
        return applied;
    }
}
