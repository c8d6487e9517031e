package eu.peregrine.scholarships.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The lines of payment batches. */
@ApplicationScoped
public class PaymentLineRepository implements PanacheRepositoryBase<PaymentLine, UUID> {

    /** The lines of a batch in their order. */
    List<PaymentLine> ofBatch(UUID batchId) {
        return list("batchId = ?1 order by number", batchId);
    }

    /** The lines with these references, and all lines of the batches with these. */
    List<PaymentLine> named(Collection<String> references, Collection<String> batchReferences) {
        return list(
                "reference in ?1 or batchId in (select b.id from PaymentBatch b where b.reference in ?2) order by"
                        + " batchId, number",
                references,
                batchReferences);
    }
}
