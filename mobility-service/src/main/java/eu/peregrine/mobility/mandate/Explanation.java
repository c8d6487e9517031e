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

    static LocalizedText of(
            Verdict verdict, Tally tally, List<UncountedStay> notCounted, List<LanguageFinding> languages) {
        return new LocalizedText(
                new Explanation(new EnglishWords(), LocalizedText::en).text(verdict, tally, notCounted, languages),
                new Explanation(new FrenchWords(), LocalizedText::fr).text(verdict, tally, notCounted, languages));
    }

    private String text(Verdict verdict, Tally tally, List<UncountedStay> notCounted, List<LanguageFinding> languages) {
        List<String> parts = new ArrayList<>();
        parts.add(words.verdict(verdict) + words.colon() + words.days(tally.days(), tally.byFullTerm()));
        add(parts, words.counted(), tally.counted().stream().map(words::stay).toList());
        add(
                parts,
                words.notCounted(),
                notCounted.stream()
                        .map(stay -> words.uncounted(stay, pick.apply(stay.reason())))
                        .toList());
        add(parts, words.languages(), languages.stream().map(this::language).toList());
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
        return words.language(name, finding.cefr(), finding.proven());
    }
}
