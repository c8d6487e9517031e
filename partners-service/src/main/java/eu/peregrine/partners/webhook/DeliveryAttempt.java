package eu.peregrine.partners.webhook;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One attempt to deliver, and what came of it. */
@Entity
@Immutable
@Table(name = "delivery_attempt")
class DeliveryAttempt {

    @Id
    UUID id;

    UUID deliveryId;
    int number;
    Instant at;
    int durationMs;
    Integer status;
    String error;
}
