package eu.peregrine.partners.balance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A partner whose balance is beyond a threshold now, so that the office is told when it crosses one and not with every stay. */
@Entity
@Immutable
@Table(name = "balance_alert")
class BalanceAlert {

    @Id
    private UUID organisationId;

    private String codes;
    private Instant since;

    /** For the persistence provider. */
    protected BalanceAlert() {}
}
