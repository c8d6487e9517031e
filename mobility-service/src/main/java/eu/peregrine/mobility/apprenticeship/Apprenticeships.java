package eu.peregrine.mobility.apprenticeship;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.mandate.StayPeriod;
import eu.peregrine.mobility.mandate.StayPeriods;
import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.ApprenticeContract;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Holds stays of apprentices against French law; stays of anybody else pass. */
@ApplicationScoped
@Transactional
public class Apprenticeships {
    /** Stays that do not take place. */
    private static final Set<String> GIVEN_UP = Set.of("CANCELLED", "HOST_REJECTED");

    private final StudentDirectory students;
    private final StayPeriods stays;

    @Inject
    Apprenticeships(StudentDirectory students, StayPeriods stays) {
        this.students = students;
        this.stays = stays;
    }

    /**
     * What a student would spend abroad.
     *
     * @param studentId may be null, for staff
     * @param mobilityId the stay; what is stored of it does not count
     * @param planned its days
     */
    public record Planned(UUID studentId, UUID mobilityId, List<Period> planned) {}

    /** Whether a student is an apprentice. */
    public static boolean isApprentice(StudentFacts student) {
        return student.status() == StudentStatus.APPRENTICE;
    }

    /** The contract of a student who is an apprentice. */
    public Optional<ApprenticeContract> contract(UUID studentId) {
        return studentId == null
                ? Optional.empty()
                : Optional.ofNullable(students.contracts(List.of(studentId)).get(studentId));
    }

    /**
     * Refuses a stay that would be against the law; never one of somebody who is no apprentice.
     *
     * @param pointer what of the request is wrong with such a stay
     * @throws eu.peregrine.kit.problem.ProblemException 422 with what would be
     */
    public void require(Planned stay, String pointer) {
        require(List.of(stay), pointer);
    }

    /** The same of many stays, in as many statements as of one. */
    public void require(List<Planned> all, String pointer) {
        Set<UUID> people = new HashSet<>();
        all.stream().map(Planned::studentId).filter(id -> id != null).forEach(people::add);
        Map<UUID, ApprenticeContract> contracts = people.isEmpty() ? Map.of() : students.contracts(people);
        if (contracts.isEmpty()) {
            return;
        }
        Violations violations = new Violations();
        Map<UUID, List<StayPeriod>> stored = stays.of(contracts.keySet());
        for (Planned stay : all) {
            ApprenticeContract contract = contracts.get(stay.studentId());
            if (contract != null) {
                check(contract, stay, stored.getOrDefault(stay.studentId(), List.of()), pointer, violations);
            }
        }
        violations.throwIfAny();
    }

    private static void check(
            ApprenticeContract contract, Planned stay, List<StayPeriod> stored, String pointer, Violations violations) {
        List<Period> abroad = new ArrayList<>(stay.planned());
        stored.stream()
                .filter(other -> !other.mobilityId().equals(stay.mobilityId()))
                .filter(other -> !GIVEN_UP.contains(other.state()))
                .forEach(other -> abroad.add(new Period(other.start(), other.end())));
        DaysAbroad days = DaysAbroad.of(contract, abroad);
        violations.check(
                !days.overAYear(),
                pointer,
                "apprentice-over-a-year",
                "An apprentice is abroad for one year at most (Code du travail, L6222-42); with this stay it would be "
                        + days.abroad() + " days.");
        violations.check(
                !days.overHalf(),
                pointer,
                "apprentice-over-half",
                "An apprentice is abroad for half of the contract at most (Code du travail, L6222-42): the contract has "
                        + contract.period().days() + " days, and with this stay " + days.abroad()
                        + " of them would be spent abroad.");
    }
}
