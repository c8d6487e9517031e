package eu.peregrine.mobility.stay;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows scholarships-service: a mobility's file shows its money, and the mobility says when it became funded, and when it is no more. */
@ApplicationScoped
public class FundingFollower {
    private final Inbox inbox;
    private final FundingRepository funding;
    private final MobilityRepository mobilities;
    private final MobilityNews news;
    private final Clock clock;
    private final EventHandlers awards = EventHandlers.create().onAny(Funding.AWARD, this::award);
    private final EventHandlers instalments = EventHandlers.create().onAny(Funding.INSTALMENT, this::instalment);

    @Inject
    FundingFollower(
            Inbox inbox, FundingRepository funding, MobilityRepository mobilities, MobilityNews news, Clock clock) {
        this.inbox = inbox;
        this.funding = funding;
        this.mobilities = mobilities;
        this.news = news;
        this.clock = clock;
    }

    /** Takes one record of the award topic. */
    @Incoming("award")
    @Blocking
    public void onAward(ConsumerRecord<String, byte[]> message) {
        inbox.receive("funding-awards", message, awards);
    }

    /** Takes one record of the instalment topic. */
    @Incoming("instalment")
    @Blocking
    public void onInstalment(ConsumerRecord<String, byte[]> message) {
        inbox.receive("funding-instalments", message, instalments);
    }

    private void award(Event event) {
        FundingPayload payload = event.as(FundingPayload.class);
        if (payload.mobilityId() == null) {
            return;
        }
        funding.follow(Funding.AWARD, payload, event.sequence());
        boolean granted = funding.granted(payload.mobilityId());
        mobilities
                .findByIdOptional(payload.mobilityId())
                .filter(m -> m.funded() != granted)
                .ifPresent(m -> {
                    if (granted) {
                        m.fund(Mobility.bySystem(clock.instant()));
                    } else {
                        m.endFunding(Mobility.bySystem(clock.instant()));
                    }
                    news.publish(m);
                });
    }

    private void instalment(Event event) {
        FundingPayload payload = event.as(FundingPayload.class);
        if (payload.mobilityId() != null) {
            funding.follow(Funding.INSTALMENT, payload, event.sequence());
        }
    }
}
