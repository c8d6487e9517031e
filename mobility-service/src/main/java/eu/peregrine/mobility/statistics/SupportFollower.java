package eu.peregrine.mobility.statistics;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import eu.peregrine.kit.web.Money;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the awards and instalments of scholarships-service, for what each supporter gave. */
@ApplicationScoped
public class SupportFollower {

    private final Inbox inbox;
    private final SupportRepository support;
    private final Clock clock;
    private final EventHandlers handlers =
            EventHandlers.create().onAny("award", this::award).onAny("instalment", this::instalment);

    @Inject
    SupportFollower(Inbox inbox, SupportRepository support, Clock clock) {
        this.inbox = inbox;
        this.support = support;
        this.clock = clock;
    }

    /** Takes one record of either topic. */
    @Incoming("support")
    @Blocking
    public void onSupport(ConsumerRecord<String, byte[]> message) {
        inbox.receive("supporters", message, handlers);
    }

    private void award(Event event) {
        AwardPayload award = event.as(AwardPayload.class);
        if (award.amount() == null) {
            return;
        }
        LocalDate day = event.time().atZone(clock.getZone()).toLocalDate();
        support.award(award.id(), award.funderId(), award.state(), award.amount(), day, event.sequence());
    }

    private void instalment(Event event) {
        InstalmentPayload instalment = event.as(InstalmentPayload.class);
        if (instalment.amount() == null || instalment.awardId() == null) {
            return;
        }
        support.instalment(
                instalment.id(),
                instalment.awardId(),
                instalment.state(),
                instalment.amount(),
                instalment.paidOn(),
                event.sequence());
    }

    /** What is read of an award; its state stays text, since a new one must not stop the projection. */
    record AwardPayload(UUID id, UUID funderId, String state, Money amount) {}

    /** What is read of an instalment. */
    record InstalmentPayload(UUID id, UUID awardId, String state, Money amount, LocalDate paidOn) {}
}
