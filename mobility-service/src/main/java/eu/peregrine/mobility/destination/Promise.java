package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.calendar.AcademicYear;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What a condition promises for one term.
 *
 * @param id the destination's: the same for the same condition and term, always
 */
record Promise(
        UUID id,
        UUID conditionId,
        UUID agreementId,
        UUID sendingId,
        UUID hostId,
        String academicYear,
        String term,
        Welcome welcome,
        int seats,
        BigDecimal months,
        boolean blended) {

    /** No agreement runs longer; guards against a last year that is a slip of the pen. */
    private static final int MOST_YEARS = 60;

    /**
     * One promise per condition for studies and term of each of its academic years. Under notice nothing is promised for a
     * year that begins after the end; a stay that began before runs to its end.
     */
    static List<Promise> of(AgreementPayload agreement) {
        List<Promise> promises = new ArrayList<>();
        if (agreement.conditions() == null) {
            return promises;
        }
        for (AgreementPayload.Condition condition : agreement.conditions()) {
            if (condition.isForStudies()) {
                addTerms(agreement, condition, promises);
            }
        }
        return promises;
    }

    private static void addTerms(
            AgreementPayload agreement, AgreementPayload.Condition condition, List<Promise> promises) {
        AcademicYear year = AcademicYear.of(condition.firstAcademicYear());
        int last = Math.min(AcademicYear.of(condition.lastAcademicYear()).start(), year.start() + MOST_YEARS);
        Welcome welcome = welcome(condition);
        for (; year.start() <= last && agreement.lastsInto(year); year = year.next()) {
            for (String term : year.terms()) {
                promises.add(new Promise(
                        idOf(condition.id(), term),
                        condition.id(),
                        agreement.id(),
                        condition.sending(),
                        condition.receiving(),
                        year.toString(),
                        term,
                        welcome,
                        condition.mobilitiesPerYear(),
                        condition.totalMonthsPerYear(),
                        condition.blended()));
            }
        }
    }

    static UUID idOf(UUID conditionId, String term) {
        return UUID.nameUUIDFromBytes((conditionId + "/" + term).getBytes(StandardCharsets.UTF_8));
    }

    private static Welcome welcome(AgreementPayload.Condition condition) {
        List<String> fields = condition.subjectAreas() == null
                ? List.of()
                : condition.subjectAreas().stream()
                        .map(AgreementPayload.SubjectArea::iscedF)
                        .map(Promise::significant)
                        .distinct()
                        .toList();
        List<LanguageNeed> languages = condition.languages() == null
                ? List.of()
                : condition.languages().stream()
                        .map(language -> new LanguageNeed(
                                Locale.forLanguageTag(language.language()).toLanguageTag(),
                                language.cefr(),
                                language.subjectArea() == null
                                        ? null
                                        : significant(language.subjectArea().iscedF())))
                        .toList();
        return new Welcome(
                fields, condition.eqfLevels() == null ? List.of() : List.copyOf(condition.eqfLevels()), languages);
    }

    // ISCED-F writes a broad field as 0700 and a narrow one as 0730; what they contain begins with 07 and 073.
    private static String significant(String iscedF) {
        return iscedF.replaceFirst("0{1,2}$", "");
    }
}
