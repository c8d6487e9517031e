package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.Money;
import eu.peregrine.scholarships.award.Iban;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What became of one line of a bank's file. Written once. */
@Entity
@Immutable
@Table(name = "bank_statement_line")
public class BankStatementLine {

    @Id
    private UUID id;

    private UUID statementId;
    private int number;
    private String reference;
    private String batch;
    private Long cents;
    private String currency;
    private LocalDate onDate;

    @Enumerated(EnumType.STRING)
    private BankLineOutcome outcome;

    private String reason;

    /** For the persistence provider alone. */
    protected BankStatementLine() {}

    BankStatementLine(BankStatement statement, int number, BankFile.Line line, BankLineOutcome outcome) {
        this.id = Ids.next();
        this.statementId = statement.id();
        this.number = number;
        this.reference = shown(line.reference());
        this.batch = shown(line.batch());
        this.cents = line.currency() == null ? null : line.cents();
        this.currency = line.currency();
        this.onDate = line.on();
        this.outcome = outcome;
        this.reason = line.reason();
    }

    /** Others write into a reference what they like, even an account number. */
    private static String shown(String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        return Iban.of(text).map(Iban::masked).orElse(text);
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The file. */
    public UUID statementId() {
        return statementId;
    }

    /** Its place in the file, from 1. */
    public int number() {
        return number;
    }

    /** What became of it. */
    public BankLineOutcome outcome() {
        return outcome;
    }

    BankLineView view() {
        return new BankLineView(
                number,
                reference,
                batch,
                cents == null ? null : Money.ofCents(cents, currency),
                onDate,
                outcome,
                reason);
    }
}
