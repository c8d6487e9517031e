package eu.peregrine.local.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The invented part of the demo's data around the real network. The same seed and scale give the same illustration,
 * ids included; two seeds share no generated id.
 *
 * <p>Time is fixed: agreements run to 2029/2030, students entered in 2025/2026 and 2026/2027, stays are meant for
 * 2027/2028, calls are open from 1 April to 14 May 2027.
 */
public final class Illustration {

    private final long seed;
    private final Scale scale;
    private final List<Agreement> agreements;
    private final List<Programme> programmes;
    private final Map<UUID, Student> students;
    private final WishGenerator wishes;
    private final ScholarshipGenerator scholarships;

    private Illustration(long seed, Scale scale, NetworkData network) {
        this.seed = seed;
        this.scale = scale;
        this.agreements = new AgreementGenerator(seed, scale, network).generate();
        StudentGenerator people = new StudentGenerator(seed, scale);
        this.programmes = people.programmes();
        List<Student> generated = people.generate();
        this.students = generated.stream()
                .collect(Collectors.toMap(Student::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.wishes = new WishGenerator(seed, network);
        this.scholarships = new ScholarshipGenerator(seed, network, generated);
    }

    /** The illustration of a seed around the network of {@link NetworkData#load()}. */
    public static Illustration of(long seed, Scale scale) {
        return of(seed, scale, NetworkData.load());
    }

    /** The illustration of a seed around a network. */
    public static Illustration of(long seed, Scale scale, NetworkData network) {
        return new Illustration(seed, scale, network);
    }

    /** The seed it was generated from. */
    public long seed() {
        return seed;
    }

    /** How much was generated. */
    public Scale scale() {
        return scale;
    }

    /** One agreement per partner, the published partners first. */
    public List<Agreement> agreements() {
        return agreements;
    }

    /** The school's programmes: four specialities and the apprenticeship. */
    public List<Programme> programmes() {
        return programmes;
    }

    /** The engineering students, then the apprentices. */
    public List<Student> students() {
        return List.copyOf(students.values());
    }

    /**
     * One student.
     *
     * @throws NoSuchElementException if there is none with this id
     */
    public Student student(UUID id) {
        Student found = students.get(id);
        if (found == null) {
            throw new NoSuchElementException("No generated student has the id " + id);
        }
        return found;
    }

    /**
     * The ranked wishes of a student, best first: ten, or all destinations where there are fewer. The order of the list
     * given does not matter. Some wishes may be ones the student is not eligible for.
     */
    public List<UUID> wishes(Student student, List<Destination> destinations) {
        return wishes.wishes(student, destinations);
    }

    /** The fund for stays abroad and the fund for studies at the school, with pledges and receipts. */
    public List<Fund> funds() {
        return scholarships.funds();
    }

    /** The call of each fund. */
    public List<Call> calls() {
        return scholarships.calls();
    }

    /**
     * Who applies to a call.
     *
     * @param mobilityOf the mobility of each student who has one; an internal call does not look at it
     */
    public List<Application> applications(Call call, Map<UUID, UUID> mobilityOf) {
        return scholarships.applications(call, mobilityOf);
    }

    /** A reviewer's points for an application, one per criterion of its call. */
    public List<Score> scores(Call call, Application application) {
        return scholarships.scores(call, application, student(application.studentId()));
    }

    /** Where a student wants to be paid. */
    public BankAccount bankAccount(Student student) {
        return scholarships.bankAccount(student);
    }
}
