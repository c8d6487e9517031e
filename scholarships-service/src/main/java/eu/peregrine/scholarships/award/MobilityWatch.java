package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.mobility.MobilityChanged;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import eu.peregrine.scholarships.student.StudentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/**
 * Lets awards follow their stays: other days change the amount, an arrival or departure may make instalments due, a
 * cancellation ends the award. Days of one stay also count for the study cycle of the student's later ones.
 */
@ApplicationScoped
class MobilityWatch {

    private final AwardRepository awards;
    private final AwardDesk desk;
    private final WaitingList waiting;
    private final MobilityFactsRepository mobilities;

    MobilityWatch(AwardRepository awards, AwardDesk desk, WaitingList waiting, MobilityFactsRepository mobilities) {
        this.awards = awards;
        this.mobilities = mobilities;
        this.desk = desk;
        this.waiting = waiting;
    }

    // The projection's UPSERT, done before in this transaction, holds the row of the facts.
    void onMobility(@Observes MobilityChanged changed) {
        MobilityFacts facts = changed.facts();
        for (Award award : awards.forMobility(facts.id())) {
            waiting.hold(award);
            if (!facts.cancelled()) {
                boolean other = desk.recalculate(award, Optional.of(facts));
                desk.release(award, Optional.of(facts));
                desk.tell(award);
                if (other) {
                    waiting.serve(award.callId());
                }
            } else if (award.state() == AwardState.SETTLED
                    || award.state().verbs().contains("cancel")) {
                award.reopen();
                desk.end(award, "The stay was cancelled.", 0);
                desk.tell(award);
                waiting.serve(award.callId());
            }
        }
        recalculate(awards.ofOtherStays(facts));
    }

    /** Stays from before the system count for the study cycle as well. */
    void onStudent(@Observes StudentChanged changed) {
        recalculate(awards.byRuleOf(changed.id()));
    }

    private void recalculate(List<Award> some) {
        for (Award award : some) {
            waiting.hold(award);
            if (desk.recalculate(award, mobilities.known(award.mobilityId()))) {
                desk.tell(award);
                waiting.serve(award.callId());
            }
        }
    }
}
