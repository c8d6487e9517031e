package eu.peregrine.local.data;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Invents two funds with a call each: one for stays abroad, one for studies at the school. */
final class ScholarshipGenerator {

    static final String ABROAD = "abroad";
    static final String INTERNAL = "internal";

    private static final LocalDate OPENS_ON = LocalDate.of(2027, 4, 1);
    private static final LocalDate CLOSES_ON = LocalDate.of(2027, 5, 14);
    private static final Fund.Period PERIOD = new Fund.Period(LocalDate.of(2026, 9, 1), LocalDate.of(2028, 12, 31));

    /** How many of a hundred who could apply do. */
    private static final int APPLY_ABROAD = 55;

    private static final int APPLY_INTERNALLY = 12;
    private static final int FEWEST_APPLICANTS = 2;
    private static final int MOST_MONTHS = 5;
    private static final String CONTRACT_SIGNED = "contract-signed";
    private static final String DEPARTURE_ATTESTED = "departure-attested";

    private static final List<Call.Criterion> CRITERIA_ABROAD = List.of(
            new Call.Criterion("merit", new Text("Academic merit", "Résultats académiques"), 50),
            new Call.Criterion("need", new Text("Financial need", "Besoin financier"), 30),
            new Call.Criterion(
                    "project", new Text("Quality of the project abroad", "Qualité du projet à l'étranger"), 20));
    private static final List<Call.Criterion> CRITERIA_INTERNAL = List.of(
            new Call.Criterion("need", new Text("Financial need", "Besoin financier"), 60),
            new Call.Criterion("merit", new Text("Academic merit", "Résultats académiques"), 40));

    private static final List<String> MOTIVATIONS = List.of(
            "I want to learn how other countries build and bring it back to site.",
            "The structures laboratory there works on exactly what I want to specialise in.",
            "Living costs there are more than my family can carry alone.",
            "I plan to work on timber construction and need the courses offered there.",
            "Without support I would have to work beside my studies.");

    private final long seed;
    private final List<Student> students;
    private final List<Fund> funds;
    private final List<Call> calls;

    ScholarshipGenerator(long seed, NetworkData network, List<Student> students) {
        this.seed = seed;
        this.students = students;
        int abroad = Math.max(6_000, students.size() * 200);
        int internal = Math.max(3_600, students.size() * 60);
        this.funds = List.of(
                fund(
                        ABROAD,
                        "Mobility fund",
                        "Fonds de mobilité",
                        "public-funder",
                        new Fund.Restrictions("outgoing"),
                        abroad,
                        network),
                fund(
                        INTERNAL,
                        "Study support fund",
                        "Fonds de soutien aux études",
                        "company",
                        null,
                        internal,
                        network));
        this.calls = List.of(
                new Call(
                        Dice.id(seed, "call", ABROAD),
                        new Text("Scholarships for a semester abroad", "Bourses pour un semestre à l'étranger"),
                        funds.get(0).id(),
                        ABROAD,
                        OPENS_ON,
                        CLOSES_ON,
                        CRITERIA_ABROAD,
                        Money.euros(abroad),
                        new Call.AwardRule(
                                null, Money.euros(Dice.of(seed, "monthly rate").between(7, 9) * 50), MOST_MONTHS),
                        List.of(
                                new Call.InstalmentRule(70, List.of(CONTRACT_SIGNED)),
                                new Call.InstalmentRule(30, List.of(DEPARTURE_ATTESTED)))),
                new Call(
                        Dice.id(seed, "call", INTERNAL),
                        new Text("Scholarships for studies at the school", "Bourses d'études à l'école"),
                        funds.get(1).id(),
                        INTERNAL,
                        OPENS_ON,
                        CLOSES_ON,
                        CRITERIA_INTERNAL,
                        Money.euros(internal),
                        new Call.AwardRule(
                                Money.euros(Dice.of(seed, "fixed award").between(10, 13) * 100), null, null),
                        List.of(new Call.InstalmentRule(100, List.of(CONTRACT_SIGNED)))));
    }

    List<Fund> funds() {
        return funds;
    }

    List<Call> calls() {
        return calls;
    }

    /** A part of those who could apply; abroad only students with a mobility can. */
    List<Application> applications(Call call, Map<UUID, UUID> mobilityOf) {
        List<Student> able = students.stream()
                .filter(student -> !call.abroad() || mobilityOf.containsKey(student.id()))
                .toList();
        int share = call.abroad() ? APPLY_ABROAD : APPLY_INTERNALLY;
        return able.stream()
                .sorted(Comparator.comparingDouble(
                                (Student student) -> Dice.of(seed, "applies", call.kind(), student.id())
                                        .fraction())
                        .thenComparing(Student::id))
                .limit(Math.max(FEWEST_APPLICANTS, able.size() * share / 100))
                .map(student -> new Application(
                        Dice.id(seed, "application", call.kind(), student.id()),
                        call.id(),
                        student.id(),
                        call.abroad() ? mobilityOf.get(student.id()) : null,
                        Dice.of(seed, "motivation", call.kind(), student.id()).pick(MOTIVATIONS)))
                .toList();
    }

    /** Merit follows the student's grades, the rest is chance. */
    List<Score> scores(Call call, Application application, Student student) {
        Dice dice = Dice.of(seed, "scores", application.id());
        return call.criteria().stream()
                .map(criterion -> new Score(
                        criterion.code(),
                        criterion.code().equals("merit") ? student.gpa().intValue() : dice.between(4, 20),
                        "Scored for the illustration"))
                .toList();
    }

    BankAccount bankAccount(Student student) {
        long account = Dice.of(seed, "bank account", student.id()).below(1_000_000_000);
        return BankAccount.french(account, student.givenName() + " " + student.familyName());
    }

    private Fund fund(
            String kind,
            String name,
            String nameInFrench,
            String funderKind,
            Fund.Restrictions restrictions,
            int budget,
            NetworkData network) {
        Organisation funder = Dice.of(seed, "funder", kind)
                .pick(network.funders().stream()
                        .filter(o -> o.kind().equals(funderKind))
                        .toList());
        int pledge = budget + budget / 4;
        int first = pledge * 6 / 10;
        return new Fund(
                Dice.id(seed, "fund", kind),
                funder.id(),
                new Text(
                        name + " (illustrative), " + funder.name().en(),
                        nameInFrench + " (illustratif), " + funder.name().fr()),
                "EUR",
                PERIOD,
                restrictions,
                false,
                List.of(new Fund.Contribution(
                        Money.euros(pledge), LocalDate.of(2026, 10, 1), "Illustrative pledge " + kind)),
                List.of(
                        new Fund.Contribution(
                                Money.euros(first), LocalDate.of(2026, 10, 15), "Illustrative receipt 1 " + kind),
                        new Fund.Contribution(
                                Money.euros(pledge - first),
                                LocalDate.of(2026, 11, 2),
                                "Illustrative receipt 2 " + kind)));
    }
}
