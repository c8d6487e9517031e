package eu.peregrine.partners.agreement;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Puts conditions into EWP's agreement structure, whose order of elements the content hash depends on. */
final class IiaStructure {

    private IiaStructure() {}

    /**
     * @param conditions in the order of the agreement
     * @param heiId EWP's identifier of an organisation
     * @return the specs, by activity and then in the order of the agreement
     */
    static List<IiaElement> specs(List<ConditionTerms> conditions, Function<UUID, String> heiId) {
        return conditions.stream()
                .sorted(Comparator.comparing(ConditionTerms::activity))
                .map(condition -> spec(condition, heiId))
                .toList();
    }

    private static IiaElement spec(ConditionTerms condition, Function<UUID, String> heiId) {
        IiaElement.Children children = new IiaElement.Children()
                .add("sending-hei-id", heiId.apply(condition.sending()))
                .add("sending-ounit-id", condition.sendingUnit())
                .add("receiving-hei-id", heiId.apply(condition.receiving()))
                .add("receiving-ounit-id", condition.receivingUnit())
                .add("receiving-first-academic-year-id", condition.firstAcademicYear())
                .add("receiving-last-academic-year-id", condition.lastAcademicYear())
                .add("mobilities-per-year", condition.mobilitiesPerYear());
        condition.languages().forEach(language -> children.add(language(language)));
        condition.subjectAreas().forEach(area -> children.add(subjectArea(area)));
        children.add("other-info-terms", condition.otherTerms());
        if (condition.totalMonthsPerYear() != null) {
            children.add("total-months-per-year", condition.totalMonthsPerYear().toPlainString());
        }
        if (condition.activity().isForStudents()) {
            children.add("blended", condition.blended());
        }
        condition.eqfLevels().forEach(level -> children.add("eqf-level", level));
        if (condition.totalDaysPerYear() != null) {
            children.add("total-days-per-year", condition.totalDaysPerYear().toPlainString());
        }
        return children.in(condition.activity().specName());
    }

    private static IiaElement language(LanguageRequirement language) {
        IiaElement.Children children =
                new IiaElement.Children().add("language", language.language()).add("cefr-level", language.cefr());
        if (language.subjectArea() != null) {
            children.add(subjectArea(language.subjectArea()));
        }
        return children.in("recommended-language-skill");
    }

    private static IiaElement subjectArea(SubjectArea area) {
        return new IiaElement.Children()
                .add("isced-f-code", area.iscedF())
                .add("isced-clarification", area.clarification())
                .in("subject-area");
    }
}
