package eu.peregrine.scholarships.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The payment batches. */
@ApplicationScoped
public class PaymentBatchRepository implements PanacheRepositoryBase<PaymentBatch, UUID> {}
