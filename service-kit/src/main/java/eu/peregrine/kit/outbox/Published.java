package eu.peregrine.kit.outbox;

import java.util.List;
import java.util.UUID;

/**
 * An aggregate of this service has published events; fired as a CDI event inside the transaction of the change, for what
 * must follow in the same service. An observer that fails undoes the change.
 *
 * @param kind the aggregate's kind, such as {@code agreement}
 * @param id the aggregate
 * @param types short types of the events, oldest first, such as {@code agreement.proposed}
 */
public record Published(String kind, UUID id, List<String> types) {}
