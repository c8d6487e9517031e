package eu.peregrine.partners.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodeListsTest {

    private final CodeLists lists = new CodeLists();

    @Test
    void everyCodeStandsOnceAndIsNamedInBothLanguages() {
        for (CodeListIndex.Line line : lists.index().items()) {
            CodeListView list = lists.list(line.name());
            assertThat(list.title().en()).as(line.name()).isNotBlank();
            assertThat(list.title().fr()).as(line.name()).isNotBlank();
            assertThat(list.items())
                    .as(line.name())
                    .extracting(CodeListEntry::code)
                    .doesNotHaveDuplicates();
            assertThat(list.items()).as(line.name()).hasSize(line.entries()).allSatisfy(entry -> {
                assertThat(entry.name().en()).isNotBlank();
                assertThat(entry.name().fr()).isNotBlank();
            });
        }
    }

    @Test
    void countriesAndLanguagesHaveNamesOfTheirOwn() {
        assertThat(WorldLists.countries())
                .allSatisfy(country -> assertThat(country.name().en()).isNotEqualTo(country.code()));
        assertThat(WorldLists.languages())
                .allSatisfy(language -> assertThat(language.name().en()).isNotEqualTo(language.code()));
    }
}
