package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Puts a finding into words: {@code Missing 3 weeks; counted: …; not counted: … because …}. */
final class Explanation {

    private final Words words;
    private final Function<LocalizedText, String> pick;

    private Explanation(Words words, Function<LocalizedText, String> pick) {
        this.words = words;
        this.pick = pick;
    }

    static LocalizedText of(Assessment assessment) {
        return new LocalizedText(
                new Explanation(new EnglishWords(), LocalizedText::en).text(assessment),
                new Explanation(new FrenchWords(), LocalizedText::fr).text(assessment));
    }

    private String text(Assessment assessment) {
        Tally tally = assessment.tally();
        List<UncountedStay> notCounted = assessment.notCounted();
        List<LanguageFinding> languages = assessment.languages();
        List<String> parts = new ArrayList<>();
        parts.add(words.verdict(assessment.verdict()) + words.colon() + words.days(tally.days(), tally.byFullTerm()));
        if (tally.days().waived() > 0) {
            parts.add(
                    words.waived(tally.days().waived(), assessment.of().waiver().reason()));
        }
        add(parts, words.counted(), tally.counted().stream().map(words::stay).toList());
        add(
                parts,
                words.notCounted(),
                notCounted.stream()
                        .map(stay -> words.uncounted(stay, pick.apply(stay.reason())))
                        .toList());
        add(parts, words.languages(), languages.stream().map(this::language).toList());
        if (assessment.latestDeparture() != null) {
            parts.add(words.latestDeparture(assessment.latestDeparture()));
        }
        return String.join("; ", parts) + ".";
    }

    private void add(List<String> parts, String title, Collection<String> entries) {
        if (!entries.isEmpty()) {
            parts.add(title + words.colon() + String.join(", ", entries));
        }
    }

    private String language(LanguageFinding finding) {
        String name = finding.language() == null
                ? words.anyFurtherLanguage()
                : Locale.forLanguageTag(finding.language()).getDisplayLanguage(words.locale());
        return finding.test() == null
                ? words.language(name, finding.cefr(), finding.proven())
                : words.score(
                        finding.test(),
                        finding.leastScore().stripTrailingZeros().toPlainString(),
                        finding.proven());
    }
}
