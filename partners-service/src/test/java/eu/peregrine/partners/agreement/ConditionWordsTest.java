package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConditionWordsTest {

    private final ConditionWords words = new ConditionWords(id -> id.equals(Drafts.HOME)
            ? new LocalizedText("School of Works", "École des travaux")
            : LocalizedText.en("TU Dresden"));

    @Test
    void readsAsASentenceInBothLanguages() {
        LocalizedText text = words.of(Drafts.studies());
        assertThat(text.en())
                .isEqualTo("Each academic year up to 4 students from School of Works study at TU Dresden,"
                        + " from 2026/2027 to 2029/2030; 20 months a year together; fields (ISCED-F) 0732 Building and civil engineering;"
                        + " EQF level 6, 7; English at B2.");
        assertThat(text.fr())
                .isEqualTo("Chaque année universitaire, jusqu'à 4 étudiants de École des travaux étudient à TU Dresden,"
                        + " de 2026/2027 à 2029/2030; 20 mois par an au total; domaines (CITE-F) 0732 Bâtiment et génie civil;"
                        + " niveau CEC 6, 7; anglais au niveau B2.");
    }

    @Test
    void countsOneAndSaysHalves() {
        ConditionTerms one = Drafts.terms(UUID.randomUUID(), Activity.STAFF_TEACHING)
                .with(terms -> {
                    terms.people = 1;
                    terms.last = terms.first;
                    terms.days = new BigDecimal("8.5");
                    terms.languages = List.of(new LanguageRequirement("fr", Cefr.NS, null));
                })
                .build();
        LocalizedText text = words.of(one);
        assertThat(text.en())
                .contains("up to 1 member of staff from School of Works teaches at TU Dresden, in 2026/2027")
                .contains("8.5 days")
                .contains("French (level not specified)");
        assertThat(text.fr())
                .contains("1 membre du personnel de")
                .contains("enseigne")
                .contains("8,5 jours");
    }
}
