package eu.peregrine.mobility.grade;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** How institutions distribute their grades. */
@ApplicationScoped
@Transactional
public class GradeTables {
    /** The path they are served at. */
    static final String PATH = "/api/v1/grade-tables";

    private static final VisibleTo READERS =
            VisibleTo.roles(Roles.OFFICER, Roles.COORDINATOR, Roles.STUDENT, Roles.PARTNER);

    private final GradeTableRepository repository;
    private final OrganisationDirectory organisations;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    GradeTables(
            GradeTableRepository repository,
            OrganisationDirectory organisations,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** What a grade of one institution is at another; empty where one of the distributions is not known. */
    public Optional<ConvertedGrade> convert(String grade, UUID from, UUID to) {
        if (grade == null) {
            return Optional.empty();
        }
        Optional<GradeTable> own = repository.findByIdOptional(from);
        Optional<GradeTable> other = repository.findByIdOptional(to);
        return own.flatMap(table -> other.flatMap(o -> GradeConversion.convert(grade, table.grades(), o.grades())));
    }

    /** The distributions, those that were changed longest ago first. */
    public Page<GradeTableView> list(ListRequest request, List<UUID> of) {
        Page<GradeTable> page = repository.page(request, of);
        Map<UUID, PartnerOrganisation> known =
                organisations.byIds(page.items().stream().map(GradeTable::id).toList());
        return page.map(table -> view(table, known.get(table.id()), null));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where the institution has none */
    public GradeTableView get(UUID organisation) {
        return view(repository.findByIdOptional(organisation).orElseThrow(() -> Problems.notFound("grade table")));
    }

    /**
     * Says how an institution distributes its grades.
     *
     * @param ifMatch needed once it was said
     */
    public GradeTableView change(UUID organisation, String ifMatch, GradeTableDraft draft) {
        if (organisations.find(organisation).isEmpty()) {
            throw Problems.invalid(
                    List.of(new Violation("?organisation", "unknown-organisation", "There is no such organisation.")));
        }
        GradeTable table = repository.findById(organisation);
        if (table == null) {
            table = new GradeTable(organisation);
        } else {
            IfMatch.required(ifMatch, table);
        }
        table.change(draft, clock.instant());
        repository.persist(table);
        outbox.publish(table, PublicGradeTable.of(table), READERS);
        return view(table);
    }

    private GradeTableView view(GradeTable table) {
        boolean officer = caller.has(Roles.OFFICER);
        List<String> against = officer ? List.of() : List.of("Only an officer may change grade tables.");
        return view(
                table,
                organisations.find(table.id()).orElse(null),
                List.of(new Action("change", PATH + "/" + table.id(), officer, against)));
    }

    private static GradeTableView view(GradeTable table, PartnerOrganisation organisation, List<Action> actions) {
        return new GradeTableView(
                organisation == null ? Ref.to("organisations", table.id()) : organisation.ref(),
                table.grades(),
                table.source(),
                table.changedAt(),
                actions,
                table.version());
    }
}
