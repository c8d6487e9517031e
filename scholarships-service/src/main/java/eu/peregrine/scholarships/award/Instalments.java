package eu.peregrine.scholarships.award;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows instalments, holds them back and lets them go. */
@ApplicationScoped
@Transactional
public class Instalments {

    private final InstalmentRepository instalments;
    private final AwardDesk desk;
    private final EntityManager database;
    private final Sight sight;
    private final Acting acting;

    Instalments(InstalmentRepository instalments, AwardDesk desk, EntityManager database, Sight sight, Acting acting) {
        this.instalments = instalments;
        this.desk = desk;
        this.database = database;
        this.sight = sight;
        this.acting = acting;
    }

    /** Holds a due instalment back. */
    public InstalmentView hold(UUID id, String ifMatch, ReasonDraft draft) {
        Instalment instalment = visible(id);
        IfMatch.accepted(ifMatch, instalment);
        acting.reason(draft.reason());
        instalment.hold(draft.reason());
        desk.tell(instalment);
        return single(instalment);
    }

    /** Makes an instalment due again that was held back or that the bank could not pay. */
    public InstalmentView release(UUID id, String ifMatch) {
        Instalment instalment = visible(id);
        IfMatch.accepted(ifMatch, instalment);
        instalment.release(desk.today());
        desk.tell(instalment);
        return single(instalment);
    }

    /**
     * A page of the instalments that the caller may see.
     *
     * @param award of these awards; of all when empty
     * @param dueBefore due before this day; null for all
     */
    public Page<InstalmentView> list(
            AwardFilter filter,
            List<InstalmentState> states,
            List<UUID> award,
            LocalDate dueBefore,
            ListRequest request) {
        Sight.Condition visible = condition();
        return filter.on(Listing.of(database, Instalment.class, "e"))
                .always(visible.hql(), visible.parameters())
                .filter("state", states, "e.state in :state")
                .filter("award", award, "e.awardId in :award")
                .filter("dueBefore", dueBefore, "e.dueOn < :dueBefore")
                .sortable("reference", "e.reference", String.class, Instalment::reference)
                .defaultSort("reference")
                .page(request, instalment -> InstalmentView.of(instalment, null));
    }

    /** All instalments that the caller may see, for the export; to be read inside a transaction. */
    public Stream<InstalmentView> export() {
        Sight.Condition visible = condition();
        return instalments
                .find("from Instalment e where " + visible.hql() + " order by e.id", visible.parameters())
                .<Instalment>stream()
                .map(instalment -> InstalmentView.of(instalment, null));
    }

    /** One instalment. */
    public InstalmentView get(UUID id) {
        return single(visible(id));
    }

    /**
     * The instalment, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public Instalment visible(UUID id) {
        return instalments.find(id, condition()).orElseThrow(() -> Problems.notFound("instalment"));
    }

    private InstalmentView single(Instalment instalment) {
        return InstalmentView.of(instalment, actions(instalment));
    }

    private List<Action> actions(Instalment instalment) {
        List<String> verbs = instalment.state().verbs();
        boolean office = sight.has(Roles.OFFICER, Roles.FINANCE);
        String never = "Not from " + instalment.state() + ", or not for you.";
        return Actions.of("/api/v1/instalments/" + instalment.id())
                .add("hold", office && verbs.contains("hold"), never)
                .add("release", office && verbs.contains("release"), never)
                .list();
    }

    private Sight.Condition condition() {
        return sight.of("e.studentId", "e.funderId");
    }
}
