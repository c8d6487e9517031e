package eu.peregrine.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnitRulesTest {

    private static final UUID FACULTY = Ids.next();
    private static final UUID DEPARTMENT = Ids.next();
    private static final UUID LABORATORY = Ids.next();

    private final List<OrganisationUnit> units = new ArrayList<>(
            List.of(unit(FACULTY, "F", null), unit(DEPARTMENT, "CE", FACULTY), unit(LABORATORY, null, DEPARTMENT)));

    @Test
    void aNewUnitMayStandAloneOrBelongToAnother() {
        assertThat(broken(Ids.next(), draft(null, "ME", null))).isEmpty();
        assertThat(broken(Ids.next(), draft(null, null, LABORATORY))).isEmpty();
    }

    @Test
    void aCodeIsGivenOnce() {
        assertThat(broken(Ids.next(), draft(null, "CE", FACULTY))).containsExactly("/code code-taken");
        assertThat(broken(DEPARTMENT, draft(null, "CE", FACULTY))).isEmpty();
    }

    @Test
    void severalMayHaveNoCode() {
        assertThat(broken(Ids.next(), draft(null, null, null))).isEmpty();
    }

    @Test
    void anIdNeverChanges() {
        assertThat(broken(FACULTY, draft(Ids.next(), "F", null))).containsExactly("/id other-id");
        assertThat(broken(FACULTY, draft(FACULTY, "F", null))).isEmpty();
    }

    @Test
    void aParentIsAUnitOfTheSameOrganisation() {
        assertThat(broken(Ids.next(), draft(null, null, Ids.next()))).containsExactly("/parentId unknown-unit");
    }

    @Test
    void nothingBelongsToItselfOrToItsParts() {
        assertThat(broken(FACULTY, draft(null, "F", FACULTY))).containsExactly("/parentId own-ancestor");
        assertThat(broken(FACULTY, draft(null, "F", LABORATORY))).containsExactly("/parentId own-ancestor");
        assertThat(broken(LABORATORY, draft(null, null, FACULTY))).isEmpty();
    }

    @Test
    void everyViolationIsFoundAtOnceUnderItsPointer() {
        Violations violations = new Violations();
        UnitRules.check(FACULTY, draft(Ids.next(), "CE", Ids.next()), units, "/units/3", violations);

        assertThat(violations.all())
                .extracting(Violation::pointer)
                .containsExactly("/units/3/id", "/units/3/code", "/units/3/parentId");
    }

    private List<String> broken(UUID id, UnitDraft draft) {
        Violations violations = new Violations();
        UnitRules.check(id, draft, units, "", violations);
        return violations.all().stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }

    private static OrganisationUnit unit(UUID id, String code, UUID parent) {
        return new OrganisationUnit(null, id, draft(id, code, parent));
    }

    private static UnitDraft draft(UUID id, String code, UUID parent) {
        return new UnitDraft(id, UnitKind.DEPARTMENT, new LocalizedText("Unit", null), code, parent);
    }
}
