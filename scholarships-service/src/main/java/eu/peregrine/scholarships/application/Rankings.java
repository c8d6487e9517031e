package eu.peregrine.scholarships.application;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallView;
import eu.peregrine.scholarships.call.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts the scored applications of a closed call into their order. */
@ApplicationScoped
@Transactional
public class Rankings {

    private final ApplicationRepository applications;
    private final Calls calls;
    private final Outbox outbox;

    Rankings(ApplicationRepository applications, Calls calls, Outbox outbox) {
        this.applications = applications;
        this.calls = calls;
        this.outbox = outbox;
    }

    /**
     * Ranks the call's applications; again, until it is decided.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 while the call is not closed or an eligible application is not scored
     * @throws jakarta.persistence.OptimisticLockException if somebody else changed an application meanwhile
     */
    public CallView rank(UUID callId, String ifMatch) {
        return calls.change(callId, ifMatch, this::rank);
    }

    /**
     * Ranks a decided call's waiting list and selected anew with an application that was scored after its appeal.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless the call is decided and the application scored
     */
    public void admit(Call call, Application late) {
        late.waitlist();
        List<Application> all = new ArrayList<>(
                applications.ofCall(call.id(), Set.of(ApplicationState.SELECTED, ApplicationState.WAITLISTED)));
        if (!all.contains(late)) {
            all.add(late);
        }
        Ranking ranking = ranking(call, all);
        call.admit(ranking.hash());
        place(ranking, all);
    }

    private static Ranking ranking(Call call, List<Application> scored) {
        return Ranking.of(
                scored.stream()
                        .map(application -> new Ranking.Candidate(
                                application.id(),
                                application.total(),
                                Totals.means(application.scores()),
                                application.submittedAt()))
                        .toList(),
                call.tieBreaks());
    }

    private void place(Ranking ranking, List<Application> scored) {
        Map<UUID, Application> byId = scored.stream().collect(Collectors.toMap(Application::id, Function.identity()));
        int place = 0;
        for (Ranking.Candidate candidate : ranking.order()) {
            Application application = byId.get(candidate.id());
            application.rank(++place);
            Applications.tell(outbox, application);
        }
    }

    /** The call alone tells of it: where somebody stands is nothing that an application's public state says. */
    private void rank(Call call) {
        List<ApplicationRepository.Standing> scored = applications.scored(call.id());
        Ranking ranking = Ranking.of(
                scored.stream().map(ApplicationRepository.Standing::candidate).toList(), call.tieBreaks());
        call.rank(ranking.hash());
        long unscored = applications.unscored(call.id());
        if (unscored > 0) {
            throw Problems.conflict("not-scored", unscored + " eligible applications have no complete score yet.");
        }
        Map<UUID, Integer> places = new HashMap<>();
        ranking.order().forEach(candidate -> places.put(candidate.id(), places.size() + 1));
        applications.place(scored, places);
    }
}
