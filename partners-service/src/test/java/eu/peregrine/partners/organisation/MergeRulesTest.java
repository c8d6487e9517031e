package eu.peregrine.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MergeRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void takesTwoOfAKind() {
        Organisation suspended = organisation(OrganisationKind.COMPANY, false, OrganisationState.SUSPENDED);
        Organisation archived = organisation(OrganisationKind.COMPANY, false, OrganisationState.ARCHIVED);

        assertThatCode(() -> MergeRules.check(suspended, university())).isInstanceOf(ProblemException.class);
        assertThatCode(() -> MergeRules.check(university(), university())).doesNotThrowAnyException();
        assertThatCode(() -> MergeRules.check(archived, suspended)).doesNotThrowAnyException();
    }

    @Test
    void wantsASurvivorThatExists() {
        assertThat(codes(() -> MergeRules.check(university(), null))).containsExactly("unknown-organisation");
    }

    @Test
    void refusesItself() {
        Organisation one = university();
        assertThat(codes(() -> MergeRules.check(one, one))).containsExactly("same");
    }

    @Test
    void findsEveryViolationAtOnce() {
        Organisation home = organisation(OrganisationKind.UNIVERSITY, true, OrganisationState.ACTIVE);
        Organisation archivedCompany = organisation(OrganisationKind.COMPANY, false, OrganisationState.ARCHIVED);

        assertThat(codes(() -> MergeRules.check(home, archivedCompany)))
                .containsExactlyInAnyOrder("survivor-archived", "other-kind", "home-stays");
    }

    @Test
    void mergesNothingTwice() {
        Organisation duplicate = university();
        duplicate.handOver(university(), NOW);

        assertThat(codes(() -> MergeRules.check(duplicate, university()))).containsExactly("merged-already");
        assertThat(codes(() -> MergeRules.check(university(), duplicate))).containsExactly("survivor-archived");
    }

    @Test
    void recordsAMergerOfBefore() {
        Organisation survivor = university();
        OrganisationLine line = line(survivor.id(), OrganisationState.ARCHIVED, false);

        assertThatCode(() -> MergeRules.check(line, survivor)).doesNotThrowAnyException();
        assertThatCode(() -> MergeRules.check(line(null, OrganisationState.ACTIVE, true), null))
                .doesNotThrowAnyException();
    }

    @Test
    void refusesAMergerOfBeforeThatCannotHaveBeen() {
        Organisation merged = university();
        merged.handOver(university(), NOW);

        assertThat(codes(() -> MergeRules.check(line(Ids.next(), OrganisationState.ACTIVE, true), null)))
                .containsExactlyInAnyOrder("unknown-organisation", "merged-is-archived", "home-stays");
        assertThat(codes(() -> MergeRules.check(line(merged.id(), OrganisationState.ARCHIVED, false), merged)))
                .containsExactly("merged-already");
    }

    private static List<String> codes(ThrowingCallable check) {
        return catchThrowableOfType(ProblemException.class, check).violations().stream()
                .map(Violation::code)
                .toList();
    }

    private static Organisation university() {
        return organisation(OrganisationKind.UNIVERSITY, false, OrganisationState.ACTIVE);
    }

    private static Organisation organisation(OrganisationKind kind, boolean home, OrganisationState state) {
        OrganisationDraft draft = new OrganisationDraft(
                null,
                kind,
                null,
                new LocalizedText("Name", null),
                "DE",
                "Dresden",
                null,
                null,
                null,
                null,
                home,
                false);
        return Organisation.register(Ids.next(), draft, state, NOW);
    }

    private static OrganisationLine line(UUID mergedInto, OrganisationState state, boolean home) {
        return new OrganisationLine(
                null,
                OrganisationKind.UNIVERSITY,
                null,
                new LocalizedText("Name", null),
                "DE",
                "Dresden",
                null,
                null,
                null,
                null,
                home,
                null,
                state,
                null,
                null,
                null,
                null,
                null,
                null,
                mergedInto,
                null);
    }
}
