package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.peregrine.partners.agreement.AgreementDiff.Change;
import eu.peregrine.partners.agreement.AgreementDiff.ConditionChange;
import eu.peregrine.partners.agreement.AgreementDiff.FieldChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID ONE = UUID.fromString("0190a000-0000-7000-8000-0000000000c1");
    private static final UUID TWO = UUID.fromString("0190a000-0000-7000-8000-0000000000c2");
    private static final UUID THREE = UUID.fromString("0190a000-0000-7000-8000-0000000000c3");

    @Test
    void namesTheFieldThatDiffersAndThatItMatters() {
        ConditionTerms before = studies(ONE, 4);
        Differences found = differences(List.of(before), List.of(studies(ONE, 6)));

        assertThat(found.isSameHash()).isFalse();
        assertThat(found.ofAgreement()).isEmpty();
        ConditionChange change = found.ofConditions().get(0);
        assertThat(change.conditionId()).isEqualTo(ONE);
        assertThat(change.change()).isEqualTo(Change.CHANGED);
        assertThat(change.fields()).containsExactly(new FieldChange("mobilitiesPerYear", 4, 6, true));
    }

    @Test
    void saysOfATitleThatItDoesNotMatter() {
        Agreement agreement = agreement(Drafts.draft("Old", studies(ONE, 4)));
        agreement.edit(Drafts.HOME, Drafts.draft("New", studies(ONE, 4)), Drafts.known(), NOW);
        Differences found = differences(agreement, 1, 2);

        assertThat(found.isSameHash()).isTrue();
        assertThat(found.ofAgreement()).containsExactly(new FieldChange("title", "Old", "New", false));
        assertThat(found.ofConditions()).isEmpty();
    }

    @Test
    void saysWhatCameAndWhatWent() {
        Differences found = differences(List.of(studies(ONE, 4)), List.of(teaching(TWO)));

        assertThat(found.ofConditions())
                .extracting(ConditionChange::conditionId, ConditionChange::change, ConditionChange::mattersToHash)
                .containsExactly(tuple(ONE, Change.REMOVED, true), tuple(TWO, Change.ADDED, true));
        List<FieldChange> added = found.ofConditions().get(1).fields();
        assertThat(added).allMatch(field -> field.left() == null && field.mattersToHash());
        assertThat(added)
                .extracting(FieldChange::name)
                .contains("activity", "sending", "firstAcademicYear", "totalDaysPerYear", "languages")
                .doesNotContain("id", "eqfLevels", "blended", "otherTerms");
    }

    @Test
    void knowsThatAConditionsIdDoesNotMatter() {
        Differences found = differences(List.of(studies(ONE, 4)), List.of(studies(TWO, 4)));

        assertThat(found.isSameHash()).isTrue();
        assertThat(found.ofConditions())
                .containsExactly(new ConditionChange(
                        TWO, Change.CHANGED, false, List.of(new FieldChange("id", ONE, TWO, false))));
    }

    @Test
    void knowsThatTheOrderMattersWithinAnActivityAlone() {
        Differences within =
                differences(List.of(studies(ONE, 4), studies(TWO, 5)), List.of(studies(TWO, 5), studies(ONE, 4)));
        assertThat(within.ofAgreement())
                .containsExactly(new FieldChange("conditionsOrder", List.of(ONE, TWO), List.of(TWO, ONE), true));

        Differences across =
                differences(List.of(studies(ONE, 4), teaching(TWO)), List.of(teaching(TWO), studies(ONE, 4)));
        assertThat(across.isSameHash()).isTrue();
        assertThat(across.ofAgreement())
                .containsExactly(new FieldChange("conditionsOrder", List.of(ONE, TWO), List.of(TWO, ONE), false));
    }

    @Test
    void findsTheConditionsOfACopyThatKnowsNoIds() {
        ConditionTerms here = studies(ONE, 4);
        ConditionTerms there = studies(ONE, 6).withId(null);
        HashedContent left = content(here, teaching(TWO));
        Differences found = new Differences(left, content(there, teaching(TWO).withId(null)));

        assertThat(found.ofConditions())
                .extracting(ConditionChange::change, ConditionChange::mattersToHash)
                .containsExactlyInAnyOrder(tuple(Change.CHANGED, false), tuple(Change.CHANGED, true));
    }

    private static HashedContent content(ConditionTerms... conditions) {
        Agreement agreement = agreement(Drafts.draft(studies(ONE, 4)));
        RevisionTerms terms = agreement.revisions().get(0).terms();
        return new HashedContent(
                new RevisionTerms(
                        terms.kind(), terms.title(), terms.parties(), terms.signedOn(), false, List.of(conditions)),
                agreement.sides());
    }

    @Test
    void saysWhenTheIdsOfTheCopiesMadeTheDifference() {
        Agreement agreement = agreement(Drafts.draft("Old", studies(ONE, 4)));
        agreement.edit(Drafts.HOME, Drafts.draft("New", studies(ONE, 4)), Drafts.known(), NOW);
        agreement.propose(Drafts.HOME, Drafts.known(), NOW);
        Differences found = differences(agreement, 1, 2);

        assertThat(found.isSameHash()).isFalse();
        assertThat(found.ofAgreement())
                .extracting(FieldChange::name, FieldChange::mattersToHash)
                .containsExactly(tuple("title", false), tuple("copyIds", true));
    }

    @Test
    void saysWhenAnIdentifierMadeTheDifference() {
        Agreement agreement = agreement(Drafts.draft("Old", studies(ONE, 4)));
        agreement.edit(Drafts.HOME, Drafts.draft("New", studies(ONE, 4)), renamed("new.example.de"), NOW);

        assertThat(differences(agreement, 1, 2).ofAgreement())
                .extracting(FieldChange::name, FieldChange::mattersToHash)
                .containsExactly(tuple("title", false), tuple("identifiers", true));
    }

    /** The promise itself: two revisions differ in hash exactly when one of their differences matters to it. */
    @Property(tries = 300)
    void aDifferenceMattersExactlyWhenTheHashesDiffer(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 4095) Integer> edits) {
        Agreement agreement = agreement(Drafts.draft("T0", studies(ONE, 4)));
        for (int edit : edits) {
            if (agreement.state() == AgreementState.DRAFT && edit % 5 == 0) {
                agreement.propose(Drafts.HOME, Drafts.known(), NOW);
            } else if (agreement.state() == AgreementState.PROPOSED && edit % 7 == 0) {
                agreement.reject(Played.said(Drafts.PARTNER, "No"), NOW);
            }
            agreement.edit(
                    Drafts.HOME,
                    Drafts.draft("T" + edit % 2, conditions(edit)),
                    edit % 11 == 0 ? renamed("other.example.de") : Drafts.known(),
                    NOW);
        }
        for (AgreementRevision before : agreement.revisions()) {
            for (AgreementRevision after : agreement.revisions()) {
                Differences found = new Differences(HashedContent.of(before), HashedContent.of(after));
                boolean matters = found.ofAgreement().stream().anyMatch(FieldChange::mattersToHash)
                        || found.ofConditions().stream().anyMatch(ConditionChange::mattersToHash);
                boolean sameHash = before.contentHash().equals(after.contentHash());
                assertThat(matters).isEqualTo(!sameHash);
                assertThat(found.isSameHash()).isEqualTo(sameHash);
                assertThat(found.ofConditions())
                        .allMatch(change -> change.mattersToHash()
                                == change.fields().stream().anyMatch(FieldChange::mattersToHash));
            }
        }
    }

    /** Few values, so that contents often meet again under another id or in another order. */
    private static ConditionTerms[] conditions(int bits) {
        List<UUID> ids = new ArrayList<>(List.of(ONE, TWO, THREE));
        java.util.Collections.rotate(ids, bits % 3);
        ConditionTerms[] conditions = new ConditionTerms[1 + bits / 4 % 3];
        for (int i = 0; i < conditions.length; i++) {
            int part = bits >> (4 + 2 * i);
            conditions[i] = part % 4 == 0 ? teaching(ids.get(i)) : studies(ids.get(i), part % 2);
        }
        return conditions;
    }

    private static ConditionTerms studies(UUID id, int people) {
        return Drafts.terms(id, Activity.STUDENT_STUDIES)
                .with(terms -> terms.people = people)
                .build();
    }

    private static ConditionTerms teaching(UUID id) {
        return Drafts.terms(id, Activity.STAFF_TEACHING)
                .with(terms -> terms.days = new BigDecimal("8"))
                .build();
    }

    private static Map<UUID, Party> renamed(String heiId) {
        return Map.of(
                Drafts.HOME,
                new Party(Drafts.HOME, "home.example.fr", true, true, null),
                Drafts.PARTNER,
                new Party(Drafts.PARTNER, heiId, false, true, null));
    }

    private static Agreement agreement(AgreementDraft draft) {
        return Agreement.draft(
                UUID.fromString("0190a000-0000-7000-8000-0000000000a1"),
                "AGR-2026-0001",
                draft,
                Origin.OFFICE,
                Drafts.known(),
                NOW);
    }

    private static Differences differences(List<ConditionTerms> before, List<ConditionTerms> after) {
        Agreement agreement = agreement(Drafts.draft(before.toArray(ConditionTerms[]::new)));
        agreement.edit(Drafts.HOME, Drafts.draft(after.toArray(ConditionTerms[]::new)), Drafts.known(), NOW);
        return differences(agreement, 1, 2);
    }

    private static Differences differences(Agreement agreement, int left, int right) {
        List<AgreementRevision> revisions = agreement.revisions();
        return new Differences(HashedContent.of(revisions.get(left - 1)), HashedContent.of(revisions.get(right - 1)));
    }
}
