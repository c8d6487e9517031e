package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Invents the language proofs of a student: English by a test, a second language by a test or a course, and the
 * language they grew up with. Levels are spread so that a few fail what hosts and policies ask for.
 */
final class LanguageProofGenerator {

    private static final Weighted<String> ENGLISH_LEVEL = new Weighted<String>()
            .add(2, "A2")
            .add(10, "B1")
            .add(54, "B2")
            .add(31, "C1")
            .add(3, "C2");

    private static final Weighted<String> SECOND_LEVEL = new Weighted<String>()
            .add(8, "A1")
            .add(27, "A2")
            .add(40, "B1")
            .add(20, "B2")
            .add(5, "C1");

    private static final Weighted<String> SECOND_LANGUAGE = new Weighted<String>()
            .add(38, "es")
            .add(30, "de")
            .add(12, "it")
            .add(7, "zh")
            .add(6, "pt")
            .add(4, "ja")
            .add(3, "ar");

    private static final Map<String, String> SECOND_TEST = Map.of(
            "es",
            "DELE",
            "de",
            "Goethe-Zertifikat",
            "it",
            "CELI",
            "zh",
            "HSK",
            "pt",
            "CAPLE",
            "ja",
            "JLPT",
            "ar",
            "CIMA");

    private static final Map<String, String> LANGUAGE_OF_COUNTRY = Map.of(
            "FR", "fr", "MA", "ar", "TN", "ar", "LB", "ar", "SN", "fr", "CM", "fr", "CN", "zh", "BR", "pt", "DE", "de",
            "IT", "it");

    /** A provider's score at a level: the lowest and highest we use, safely inside the published band. */
    private record Band(String provider, String level, int least, int most) {}

    private static final List<Band> ENGLISH_BANDS = List.of(
            new Band("TOEIC", "A2", 300, 500),
            new Band("TOEIC", "B1", 560, 770),
            new Band("TOEIC", "B2", 790, 930),
            new Band("TOEIC", "C1", 950, 990),
            new Band("TOEFL iBT", "B1", 45, 68),
            new Band("TOEFL iBT", "B2", 74, 92),
            new Band("TOEFL iBT", "C1", 96, 112),
            new Band("Cambridge", "A2", 122, 138),
            new Band("Cambridge", "B1", 142, 158),
            new Band("Cambridge", "B2", 162, 178),
            new Band("Cambridge", "C1", 182, 198),
            new Band("Cambridge", "C2", 202, 225));

    /** Certificates of these providers do not run out. */
    private static final List<String> LASTING = List.of("Cambridge");

    private LanguageProofGenerator() {}

    static List<LanguageProof> of(String nationality, int intake, Dice dice) {
        List<LanguageProof> proofs = new ArrayList<>();
        String first = LANGUAGE_OF_COUNTRY.get(nationality);
        proofs.add(motherTongue(first, intake));
        if (!first.equals("fr")) {
            proofs.add(certificate("fr", "DALF C1", "C1", dice));
        }
        if (!dice.chance(0.02)) {
            proofs.add(english(dice.pick(ENGLISH_LEVEL), dice));
        }
        String second = dice.pick(SECOND_LANGUAGE);
        if (!second.equals(first) && !dice.chance(0.04)) {
            proofs.add(second(second, dice.pick(SECOND_LEVEL), dice));
        }
        return proofs;
    }

    private static LanguageProof motherTongue(String language, int intake) {
        return new LanguageProof(
                language, "native", "declared at enrolment", null, "C2", LocalDate.of(intake, 9, 1), null);
    }

    private static LanguageProof english(String level, Dice dice) {
        Band band = dice.pick(
                ENGLISH_BANDS.stream().filter(b -> b.level().equals(level)).toList());
        int score = dice.between(band.least(), band.most());
        if (band.provider().equals("TOEIC")) {
            score -= score % 5; // it is only ever given in fives
        }
        LocalDate issuedOn = issueDay(dice);
        return new LanguageProof(
                "en",
                "test",
                band.provider(),
                BigDecimal.valueOf(score),
                level,
                issuedOn,
                LASTING.contains(band.provider()) ? null : issuedOn.plusYears(2));
    }

    private static LanguageProof second(String language, String level, Dice dice) {
        return dice.chance(0.4)
                ? certificate(language, SECOND_TEST.get(language), level, dice)
                : new LanguageProof(language, "course", "ESTP language department", null, level, issueDay(dice), null);
    }

    private static LanguageProof certificate(String language, String provider, String level, Dice dice) {
        return new LanguageProof(language, "test", provider, null, level, issueDay(dice), null);
    }

    private static LocalDate issueDay(Dice dice) {
        return dice.day(LocalDate.of(2025, 10, 1), LocalDate.of(2026, 10, 31));
    }
}
