package eu.peregrine.mobility.message;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;

/** Stores what was written. */
@ApplicationScoped
class MessageRepository implements PanacheRepositoryBase<Message, UUID> {

    Page<Message> page(ListRequest request) {
        return Listing.of(getEntityManager(), Message.class, "m")
                .sortable("sentAt", "m.sentAt", Instant.class, Message::sentAt)
                .defaultSort("-sentAt")
                .page(request, Function.identity());
    }
}
