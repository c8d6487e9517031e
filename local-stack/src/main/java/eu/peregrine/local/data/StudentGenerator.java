package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Invents programmes and students. */
final class StudentGenerator {

    static final String ENGINEER = "engineer";
    static final String APPRENTICE = "apprentice";

    /** Their ids do not depend on the seed, so that those who have a login have it in every year that is played. */
    private static final long SAME_PEOPLE = 1;

    private static final Weighted<String> NATIONALITY = new Weighted<String>()
            .add(86, "FR")
            .add(4, "MA")
            .add(2, "TN")
            .add(1, "LB")
            .add(2, "SN")
            .add(1, "CM")
            .add(1, "CN")
            .add(1, "BR")
            .add(1, "DE")
            .add(1, "IT");

    private final long seed;
    private final Scale scale;
    private final List<Programme> programmes;

    StudentGenerator(long seed, Scale scale) {
        this.seed = seed;
        this.scale = scale;
        this.programmes = List.of(
                programme("TP", "Civil engineering: public works", "Travaux publics", "0732", ENGINEER),
                programme("BAT", "Civil engineering: building", "Bâtiment", "0732", ENGINEER),
                programme("TOPO", "Surveying", "Topographie", "0731", ENGINEER),
                programme(
                        "GME",
                        "Mechanical and electrical engineering",
                        "Génie mécanique et électrique",
                        "0715",
                        ENGINEER),
                programme(
                        "APP",
                        "Civil engineering by apprenticeship",
                        "Génie civil par apprentissage",
                        "0732",
                        APPRENTICE));
    }

    List<Programme> programmes() {
        return programmes;
    }

    /** The engineers first, then the apprentices. */
    List<Student> generate() {
        Weighted<Programme> specialities = new Weighted<Programme>()
                .add(37, programmes.get(0))
                .add(35, programmes.get(1))
                .add(10, programmes.get(2))
                .add(18, programmes.get(3));
        List<Student> students = new ArrayList<>();
        for (int i = 0; i < scale.engineers(); i++) {
            Dice dice = Dice.of(seed, ENGINEER, i);
            students.add(student(students.size() + 1, dice.pick(specialities), dice));
        }
        for (int i = 0; i < scale.apprentices(); i++) {
            students.add(student(students.size() + 1, programmes.get(4), Dice.of(seed, APPRENTICE, i)));
        }
        return students;
    }

    private Student student(int number, Programme programme, Dice dice) {
        boolean apprentice = programme.status().equals(APPRENTICE);
        String given = Names.given(dice);
        String family = Names.family(dice);
        String nationality = dice.pick(NATIONALITY);
        int intake = dice.chance(0.6) ? 2025 : 2026;
        LocalDate birthDate = dice.day(LocalDate.of(intake - 22, 1, 1), LocalDate.of(intake - 19, 12, 31));
        BigDecimal gpa = BigDecimal.valueOf(Math.min(19, Math.max(9, dice.normal(13.4, 1.9))))
                .setScale(2, RoundingMode.HALF_UP);
        LocalDate contractStart = apprentice ? LocalDate.of(intake, 9, 1) : null;
        return new Student(
                Dice.id(SAME_PEOPLE, "student", number),
                given,
                family,
                birthDate,
                Names.email(given, family, number),
                nationality,
                programme.id(),
                intake + "/" + (intake + 1),
                String.valueOf(intake + 3),
                programme.status(),
                7,
                programme.iscedF(),
                gpa,
                intake == 2025 ? 60 - 3 * dice.below(3) : 0,
                apprentice ? Names.employer(dice) : null,
                contractStart,
                apprentice ? contractStart.plusYears(3).minusDays(1) : null,
                LanguageProofGenerator.of(nationality, intake, dice));
    }

    private Programme programme(String code, String english, String french, String iscedF, String status) {
        return new Programme(Dice.id(seed, "programme", code), code, new Text(english, french), 7, iscedF, status);
    }
}
