package eu.peregrine.mobility.student;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other features read of students: many at once, with a bounded number of statements. */
@ApplicationScoped
@Transactional
public class StudentDirectory {

    private final StudentRepository repository;
    private final Clock clock;

    @Inject
    StudentDirectory(StudentRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    /** The student, if there is one. */
    public Optional<StudentFacts> find(UUID id) {
        return repository.findByIdOptional(id).map(this::facts);
    }

    /** Those of the students that exist, by id. */
    public Map<UUID, StudentFacts> byIds(Collection<UUID> ids) {
        return repository.all(ids).stream()
                .map(this::facts)
                .collect(Collectors.toMap(StudentFacts::id, Function.identity()));
    }

    /** Whether the student is a guest from that institution. */
    public boolean isGuestOf(UUID id, UUID home) {
        return repository
                .findByIdOptional(id)
                .filter(student -> home.equals(student.homeId()))
                .isPresent();
    }

    /** The contracts of those of the students who are apprentices, by student; one without days is none. */
    public Map<UUID, ApprenticeContract> contracts(Collection<UUID> ids) {
        return repository.all(ids).stream()
                .filter(s -> s.status() == StudentStatus.APPRENTICE)
                .filter(s -> s.contractStart() != null && s.contractEnd() != null)
                .map(s -> new ApprenticeContract(s.id(), s.employer(), new Period(s.contractStart(), s.contractEnd())))
                .collect(Collectors.toMap(ApprenticeContract::studentId, Function.identity()));
    }

    /** The students of a population, by id; an empty condition means all of them. */
    public List<StudentFacts> forCampaign(
            Collection<UUID> programmes, Collection<StudentStatus> statuses, Collection<String> cohorts) {
        return repository.in(programmes, statuses, cohorts).stream()
                .map(this::facts)
                .toList();
    }

    private StudentFacts facts(Student student) {
        return new StudentFacts(
                student.id(),
                student.name(),
                student.programmeId(),
                student.intake(),
                student.cohort(),
                student.status(),
                student.eqf(),
                student.iscedF(),
                student.gpa(),
                student.ects(),
                student.languages(LocalDate.now(clock)));
    }
}
