package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.mobility.MobilityChanged;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Lets awards follow their stays: an arrival or departure may make instalments due, a cancellation ends the award. */
@ApplicationScoped
class MobilityWatch {

    private final AwardRepository awards;
    private final AwardDesk desk;
    private final WaitingList waiting;

    MobilityWatch(AwardRepository awards, AwardDesk desk, WaitingList waiting) {
        this.awards = awards;
        this.desk = desk;
        this.waiting = waiting;
    }

    // The projection's UPSERT, done before in this transaction, holds the row of the facts.
    void onMobility(@Observes MobilityChanged changed) {
        MobilityFacts facts = changed.facts();
        for (Award award : awards.forMobility(facts.id())) {
            if (!facts.cancelled()) {
                desk.release(award, Optional.of(facts));
                desk.tell(award);
            } else if (award.state().verbs().contains("cancel")) {
                desk.end(award, "The stay was cancelled.");
                desk.tell(award);
                waiting.serve(award.callId());
            }
        }
    }
}
