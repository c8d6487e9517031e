package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Asks students to answer their offers while they can. */
@ApplicationScoped
class OfferTasks {
    private static final String KIND = "answer-offer";
    private static final List<Integer> REMIND_DAYS_AHEAD = List.of(3, 1);

    private final Tasks tasks;
    private final Clock clock;

    @Inject
    OfferTasks(Tasks tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Opens a task for everybody with an offer to answer, and closes it for everybody without one. */
    void look(Campaign campaign, List<Candidacy> candidacies) {
        tasks.keep(
                candidacies.stream().map(Candidacy::id).toList(),
                Set.of(KIND),
                candidacies.stream()
                        .filter(c -> c.state() == CandidacyState.OFFERED)
                        .map(c -> task(campaign, c))
                        .toList());
    }

    private TaskDraft task(Campaign campaign, Candidacy candidacy) {
        return new TaskDraft(
                "candidacy:" + candidacy.id() + ":" + KIND + ":" + candidacy.destinationId(),
                KIND,
                new LocalizedText(
                        "Take the place abroad that you are offered, or leave it to others",
                        "Acceptez la place à l’étranger qui vous est proposée, ou laissez-la à d’autres"),
                Assignee.person(candidacy.studentId()),
                new About(
                        "candidacy",
                        candidacy.id(),
                        campaign.reference(),
                        Campaigns.PATH + "/" + campaign.id() + "/allocation/" + candidacy.studentId()),
                Deadline.of(candidacy.answerBy(), clock.getZone()),
                REMIND_DAYS_AHEAD);
    }
}
