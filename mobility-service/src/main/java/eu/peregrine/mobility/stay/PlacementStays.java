package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.apprenticeship.Apprenticeships;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.storage.References;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Makes stays of the placements that students have confirmed. */
@ApplicationScoped
@Transactional
public class PlacementStays {
    private final MobilityRepository repository;
    private final MobilityNews news;
    private final OrganisationDirectory organisations;
    private final References references;
    private final Apprenticeships apprenticeships;
    private final Overlaps overlaps;
    private final Dangers dangers;
    private final Acting acting;
    private final Clock clock;

    @Inject
    PlacementStays(
            MobilityRepository repository,
            MobilityNews news,
            OrganisationDirectory organisations,
            References references,
            Apprenticeships apprenticeships,
            Overlaps overlaps,
            Dangers dangers,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.organisations = organisations;
        this.references = references;
        this.apprenticeships = apprenticeships;
        this.overlaps = overlaps;
        this.dangers = dangers;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Plans the stay.
     *
     * @param where host, place, kind and days
     * @return the id of the new mobility, in state PLANNED
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the student is elsewhere in that time, 422 when an apprentice
     *     would be abroad for longer than the law allows
     */
    public UUID plan(StudentFacts student, SegmentPlan where) {
        UUID home = organisations
                .home()
                .orElseThrow(() -> Problems.conflict("no-home", "The home organisation is not known yet."))
                .id();
        MobilityPlan plan = new MobilityPlan(
                Ids.next(),
                references.next(Direction.OUTGOING.prefix()),
                Direction.OUTGOING,
                where.kind(),
                student.id(),
                student.programmeId(),
                student.cohort(),
                Apprenticeships.isApprentice(student),
                null,
                home,
                null,
                null,
                null,
                null,
                null,
                true,
                Mobilities.academicYear(where.planned().start()),
                null,
                overlaps.exclusive(null),
                false,
                List.of(where));
        apprenticeships.require(
                new Apprenticeships.Planned(student.id(), plan.id(), List.of(where.planned())), "/period");
        Mobility mobility = new Mobility(plan, new Act(clock.instant(), acting.basis(), acting.reason()));
        dangers.mark(List.of(mobility));
        repository.persist(mobility);
        news.publish(mobility);
        return mobility.id();
    }
}
