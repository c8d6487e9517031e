package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * What a condition, or a programme of a campus, promises for one term.
 *
 * @param id the destination's: the same for the same condition or programme and term, always
 * @param conditionId what its seats are counted by: the condition; of a campus the destination, which has seats of its own
 * @param agreementId null of a campus
 * @param sendingId null of a campus, where the school itself sends
 * @param seats people; of a condition for both terms of the year together
 * @param months null where they are not limited
 * @param campus null of a condition
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
        boolean blended,
        Campus campus) {

    /**
     * Whose programme it is.
     *
     * @param id of the campus
     * @param programmeId of its programme
     * @param title the programme's
     */
    record Campus(UUID id, UUID programmeId, LocalizedText title) {}

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
                        condition.blended(),
                        null));
            }
        }
    }

    /** One promise per term of each year of the programmes that host home students; nothing while the campus is not open. */
    static List<Promise> of(CampusPayload campus) {
        List<Promise> promises = new ArrayList<>();
        if (campus.isOpenAbroad()) {
            campus.programmes().stream()
                    .filter(CampusPayload.Programme::hostsHomeStudents)
                    .forEach(programme -> addTerms(campus, programme, promises));
        }
        return promises;
    }

    private static void addTerms(CampusPayload campus, CampusPayload.Programme programme, List<Promise> promises) {
        AcademicYear year = AcademicYear.of(programme.firstAcademicYear());
        int last = Math.min(AcademicYear.of(programme.lastAcademicYear()).start(), year.start() + MOST_YEARS);
        // A programme says what it is taught in; what students must have proven it does not.
        Welcome welcome = new Welcome(
                List.of(significant(programme.iscedF())),
                List.of(programme.eqf()),
                programme.languages().stream()
                        .map(language ->
                                new LanguageNeed(Locale.forLanguageTag(language).toLanguageTag(), Cefr.NS))
                        .toList());
        for (; year.start() <= last; year = year.next()) {
            for (String term : year.terms()) {
                UUID id = idOf(programme.id(), term);
                promises.add(new Promise(
                        id,
                        id,
                        null,
                        null,
                        campus.hostId(),
                        year.toString(),
                        term,
                        welcome,
                        programme.seatsPerTerm(),
                        null,
                        false,
                        new Campus(campus.id(), programme.id(), programme.title())));
            }
        }
    }

    /** The same between the organisations that stand for these. */
    Promise between(Map<UUID, UUID> survivors) {
        return new Promise(
                id,
                conditionId,
                agreementId,
                survivors.getOrDefault(sendingId, sendingId),
                survivors.getOrDefault(hostId, hostId),
                academicYear,
                term,
                welcome,
                seats,
                months,
                blended,
                campus);
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
