package eu.peregrine.mobility.people;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.person.Person;
import eu.peregrine.mobility.student.Students;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Collects what is held of a student, and forgets it. */
@ApplicationScoped
public class PersonalFiles {

    private static final List<ErasureReport.Kept> KEPT = List.of(
            new ErasureReport.Kept(
                    "studies-and-stays",
                    "Programme, cohort, days and credits, under an opaque id: the school must show what its cohorts did."),
            new ErasureReport.Kept(
                    "documents-of-funded-stays",
                    "Accounts and what proves them are kept for ten years (French commercial code, L123-22)."),
            new ErasureReport.Kept("awards-and-payments", "Accounting; without what tells who it was."),
            new ErasureReport.Kept("trail", "Who decided what and when, by opaque ids."));

    private final PersonalDataRepository repository;
    private final ScholarshipsClient scholarships;
    private final Students students;
    private final People people;
    private final Acting acting;
    private final Clock clock;

    @Inject
    PersonalFiles(
            PersonalDataRepository repository,
            ScholarshipsClient scholarships,
            Students students,
            People people,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.scholarships = scholarships;
        this.students = students;
        this.people = people;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * All that is held, here and in the other services. No transaction is open while they are asked.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 unless the caller may see the student, 503 unless all of it was to
     *     be had
     */
    public PersonalData export(UUID id) {
        Map<String, List<Object>> here = QuarkusTransaction.requiringNew().call(() -> {
            students.visible(id);
            return repository.all(id);
        });
        return new PersonalData(id, clock.instant(), here, scholarships.all(id));
    }

    /**
     * Forgets who the student is, where the law lets it, and tells every service to do so.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 while a stay or a grant is not over, and the second time; 422
     *     without a reason
     */
    @Transactional
    public ErasureReport erase(UUID id) {
        acting.requireReason();
        students.visible(id);
        if (people.find(id).map(Person::erasedOn).isPresent()) {
            throw Problems.conflict("already-erased", "The person was erased already.");
        }
        refuseWhileNeeded("stays", repository.openStays(id));
        refuseWhileNeeded("grants", repository.openAwards(id));
        LocalDate today = LocalDate.now(clock);
        students.forget(id);
        people.erase(id, today);
        return new ErasureReport(id, today, repository.forget(id), KEPT);
    }

    private static void refuseWhileNeeded(String what, List<String> open) {
        if (!open.isEmpty()) {
            throw Problems.conflict(
                    "still-needed",
                    "What is held is needed while " + what + " are not over: " + String.join(", ", open)
                            + ". Close or cancel them first.");
        }
    }
}
