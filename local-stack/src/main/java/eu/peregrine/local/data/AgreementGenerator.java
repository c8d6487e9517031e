package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Invents one agreement for each partner drawn. */
final class AgreementGenerator {

    /** Months of one semester place. */
    private static final int MONTHS_PER_PLACE = 5;

    private static final String FIRST_YEAR = "2026/2027";
    private static final String LAST_YEAR = "2029/2030";
    private static final String CIVIL_ENGINEERING = "0732";

    /** Countries whose universities sign Erasmus agreements: the Union and the associated ones of the network. */
    private static final Set<String> ERASMUS_COUNTRIES = Set.of(
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT",
            "LU", "LV", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR");

    /** Fields other than civil engineering: architecture, mechanics, electricity, computer use, earth sciences. */
    private static final Weighted<String> OTHER_FIELDS = new Weighted<String>()
            .add(4, "0731")
            .add(3, "0715")
            .add(3, "0713")
            .add(1, "0611")
            .add(1, "0532");

    private final long seed;
    private final Scale scale;
    private final NetworkData network;

    AgreementGenerator(long seed, Scale scale, NetworkData network) {
        this.seed = seed;
        this.scale = scale;
        this.network = network;
    }

    List<Agreement> generate() {
        List<Organisation> partners = partners();
        Set<UUID> fromPaper = new HashSet<>();
        Dice.of(seed, "agreements from paper").shuffled(partners).stream()
                .limit(scale.recordedAgreements())
                .forEach(partner -> fromPaper.add(partner.id()));
        return partners.stream()
                .map(partner -> agreement(partner, fromPaper.contains(partner.id())))
                .toList();
    }

    /** The published partners first, then as many others as the scale asks for. */
    private List<Organisation> partners() {
        Dice dice = Dice.of(seed, "partners with an agreement");
        List<Organisation> chosen = new ArrayList<>(dice.shuffled(network.publishedPartners()));
        dice.shuffled(network.partners().stream()
                        .filter(Organisation::illustrative)
                        .toList())
                .forEach(chosen::add);
        return chosen.subList(0, scale.agreements());
    }

    private Agreement agreement(Organisation partner, boolean fromPaper) {
        Dice dice = Dice.of(seed, "agreement", partner.id());
        Agreement.Recorded recorded = fromPaper ? recorded(dice) : null;
        String firstYear = fromPaper ? firstYearAfter(recorded.signedOn(), dice) : FIRST_YEAR;
        return new Agreement(
                Dice.id(seed, "agreement", partner.id()),
                kind(partner, dice),
                "Student exchange with " + partner.name().en(),
                List.of(network.home().id(), partner.id()),
                true,
                conditions(partner, firstYear, dice),
                recorded);
    }

    private static String kind(Organisation partner, Dice dice) {
        if (dice.chance(0.06)) {
            return "double-degree";
        }
        return ERASMUS_COUNTRIES.contains(partner.country()) ? "erasmus-iia" : "bilateral-exchange";
    }

    private static Agreement.Recorded recorded(Dice dice) {
        LocalDate signedOn = dice.day(LocalDate.of(1980, 1, 1), LocalDate.of(2020, 12, 31));
        return new Agreement.Recorded(
                "IN_FORCE", signedOn, "Signed on paper in " + signedOn.getYear() + " and entered from the archive");
    }

    /** The paper's terms have been prolonged: they start at most ten years back, and never before it was signed. */
    private static String firstYearAfter(LocalDate signedOn, Dice dice) {
        int year = Math.max(signedOn.getYear() + 1, dice.between(2016, 2026));
        return year + "/" + (year + 1);
    }

    /** One to three: outgoing always, its mirror usually, sometimes a second outgoing one in another language. */
    private List<Condition> conditions(Organisation partner, String firstYear, Dice dice) {
        UUID home = network.home().id();
        Language taught = partner.illustrative()
                ? dice.pick(CountryLanguages.of(partner))
                : new Language("en", "B2"); // the best known hosts stay within reach of most students
        Language secondTaught =
                partner.illustrative() ? new Language("en", "B2") : dice.pick(CountryLanguages.of(partner));
        List<Condition> conditions = new ArrayList<>();
        conditions.add(
                condition(0, home, partner.id(), firstYear, taught, fields(!partner.illustrative(), dice), dice));
        if (dice.chance(0.8)) {
            Language asked = dice.chance(0.6) ? new Language("fr", "B2") : new Language("en", "B2");
            conditions.add(condition(1, partner.id(), home, firstYear, asked, fields(true, dice), dice));
        }
        if (conditions.size() == 2 && dice.chance(0.35)) {
            conditions.add(condition(2, home, partner.id(), firstYear, secondTaught, fields(false, dice), dice));
        }
        return conditions;
    }

    private Condition condition(
            int index,
            UUID sending,
            UUID receiving,
            String firstYear,
            Language language,
            List<Condition.SubjectArea> fields,
            Dice dice) {
        int places = dice.between(2, 8);
        return new Condition(
                Dice.id(seed, "condition", sending, receiving, index),
                "student-studies",
                sending,
                receiving,
                firstYear,
                LAST_YEAR,
                places,
                BigDecimal.valueOf((long) places * MONTHS_PER_PLACE),
                fields,
                dice.chance(0.6) ? List.of(6, 7) : List.of(7),
                false,
                List.of(language));
    }

    private static List<Condition.SubjectArea> fields(boolean civilEngineering, Dice dice) {
        Set<String> fields = new TreeSet<>();
        if (civilEngineering || dice.chance(0.8)) {
            fields.add(CIVIL_ENGINEERING);
        }
        int others = fields.isEmpty() ? dice.between(1, 2) : dice.below(3);
        for (int i = 0; i < others; i++) {
            fields.add(dice.pick(OTHER_FIELDS));
        }
        return fields.stream().map(Condition.SubjectArea::new).toList();
    }
}
