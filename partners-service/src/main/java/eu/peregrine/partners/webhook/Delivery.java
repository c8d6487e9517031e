package eu.peregrine.partners.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One event on its way to one subscription, as the log shows it. {@link DeliveryLog} alone changes it. */
@Entity
@Immutable
@Table(name = "delivery")
class Delivery {

    @Id
    UUID id;

    UUID subscriptionId;
    String owner;
    UUID eventId;
    String type;
    String kind;
    UUID subject;
    long sequence;
    Instant eventTime;

    @Enumerated(EnumType.STRING)
    DeliveryState state;

    Instant queuedAt;
    int attempts;
    Instant nextAttemptAt;
    Instant deliveredAt;
    Integer lastStatus;
    String lastError;

    UUID id() {
        return id;
    }

    Instant queuedAt() {
        return queuedAt;
    }
}
