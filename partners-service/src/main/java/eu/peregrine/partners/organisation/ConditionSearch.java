package eu.peregrine.partners.organisation;

import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.partners.codelist.IscedF;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds organisations by one condition of an agreement in force with the home school that fits all that is asked, as the places
 * that students apply for are judged: a list that is empty restricts nothing, and every language that is asked for must be had,
 * unless it is asked for in another field. Nothing is promised for a year that begins when a notice has taken effect.
 */
final class ConditionSearch {

    private static final List<String> LEVELS = List.of("a1", "a2", "b1", "b2", "c1", "c2");
    private static final String STUDIES = "STUDENT_STUDIES";

    private final ConditionFilter filter;
    private final AcademicYearSpan year;

    private ConditionSearch(ConditionFilter filter, AcademicYearSpan year) {
        this.filter = filter;
        this.year = year;
    }

    /**
     * @param filter what is asked
     * @param today the domain's day
     * @throws eu.peregrine.kit.problem.ProblemException 400 with all that does not go together
     */
    static ConditionSearch of(ConditionFilter filter, LocalDate today) {
        List<Violation> wrong = new ArrayList<>();
        if (filter.cefr != null && !ConditionFilter.isGiven(filter.language)) {
            wrong.add(
                    new Violation("?cefr", "without-language", "A level is of a language; say which by language=en."));
        }
        if (filter.academicYear != null
                && filter.freeSeatsIn != null
                && !filter.academicYear.equals(filter.freeSeatsIn)) {
            wrong.add(new Violation(
                    "?academicYear", "another-year", "freeSeatsIn is the year already; leave academicYear out."));
        }
        if (filter.subject != null && !filter.subject.stream().allMatch(IscedF::isKnown)) {
            wrong.add(new Violation(
                    "?subject", "unknown-field", "ISCED-F 2013 has no such field; code-lists/isced-f has all."));
        }
        if (!wrong.isEmpty()) {
            throw Problems.badRequest(wrong);
        }
        return new ConditionSearch(filter, year(filter, today));
    }

    private static AcademicYearSpan year(ConditionFilter filter, LocalDate today) {
        if (filter.freeSeatsIn != null) {
            return AcademicYearSpan.one("?freeSeatsIn", filter.freeSeatsIn, today);
        }
        String asked = filter.academicYear == null ? AcademicYearSpan.at(today) : filter.academicYear;
        return AcademicYearSpan.one("?academicYear", asked, today);
    }

    /**
     * @param listing organisations, called {@code o}
     * @param home id of the home school
     * @param audience who asks; a partner's own agreements alone tell it something
     */
    void restrict(Listing<Organisation> listing, UUID home, Audience audience) {
        Map<String, Object> parameters = new HashMap<>(Map.of("yearFrom", year.lower(), "yearBefore", year.upper()));
        StringBuilder hql = new StringBuilder(inForce(home));
        words().forEach(words -> hql.append(" and cast(sql('? && ")
                .append(array(words).replace("'", "''"))
                .append("', c.searchWords) as boolean) = true"));
        if (ConditionFilter.isGiven(filter.language)) {
            hql.append(understood());
        }
        List<String> activities = activities();
        if (!activities.isEmpty()) {
            hql.append(" and c.activity in :conditionActivity");
            parameters.put("conditionActivity", activities);
        }
        if (filter.freeSeatsIn != null) {
            hql.append(" and ").append(FREE);
            parameters.put("active", OrganisationState.ACTIVE);
        }
        if (!audience.staff() && audience.ofOrganisation()) {
            hql.append(" and exists (select 1 from AgreementParty mine where mine.agreement = a"
                    + " and mine.organisationId = :party)");
            parameters.put("party", audience.ownId());
        }
        listing.always(
                (filter.freeSeatsIn == null ? "" : "o.state = :active and ") + "exists (" + hql + ")", parameters);
    }

    // What is asked is written into the query, after it has been checked: the database weighs how many conditions fit
    // it, and decides from that whether to start with them or with the organisations.
    private String inForce(UUID home) {
        boolean incoming = "incoming".equals(filter.direction);
        return "select 1 from SoughtCondition c join Agreement a on a.id = c.agreementId where c."
                + (incoming ? "sendingId" : "receivingId") + " = o.id and c."
                + (incoming ? "receivingId" : "sendingId") + " = cast('" + home + "' as uuid)"
                + " and " + BINDING.formatted(year.lower());
    }

    private static final String BINDING = """
            a.state in (IN_FORCE, AMENDMENT_PROPOSED, TERMINATION_PROPOSED)
             and c.firstAcademicYear < :yearBefore and c.lastAcademicYear >= :yearFrom
             and (a.notice.endsOn is null or a.notice.endsOn >
                  case when substring(c.firstAcademicYear, 1, 4) = substring(c.firstAcademicYear, 6, 4)
                       then date %1$s-01-01 else date %1$s-09-01 end)""";

    // People and months are two limits. Not "held < promised": of that the database supposes that it leaves a third,
    // and it is true of nearly all.
    private static final String FREE = """
            greatest(0, c.mobilitiesPerYear - (
                 select count(h) from HeldSeat h
                 where h.conditionId = c.id and h.academicYear >= :yearFrom and h.academicYear < :yearBefore)) <> 0
             and case when coalesce(c.totalMonthsPerYear, c.totalDaysPerYear) is null then 1
                 when coalesce(c.totalMonthsPerYear, c.totalDaysPerYear / 30.0) > (
                     select coalesce(sum(h.months), 0) from HeldSeat h
                     where h.conditionId = c.id and h.academicYear >= :yearFrom and h.academicYear < :yearBefore)
                 then 1 else 0 end <> 0""";

    /** Words of conditions, of each list of which one must be there. */
    private List<List<String>> words() {
        List<List<String>> words = new ArrayList<>();
        if (ConditionFilter.isGiven(filter.subject)) {
            words.add(Stream.concat(Stream.of("any-field"), fields().stream().flatMap(ConditionSearch::fieldWords))
                    .distinct()
                    .toList());
        }
        if (ConditionFilter.isGiven(filter.level)) {
            words.add(
                    Stream.concat(Stream.of("any-level"), filter.level.stream().map(level -> "eqf:" + level))
                            .distinct()
                            .toList());
        }
        if (ConditionFilter.isGiven(filter.language)) {
            words.add(Stream.concat(Stream.of("no-language"), held().stream().map(held -> "asks:" + held))
                    .toList());
        }
        return words;
    }

    /** Open to a field that contains it, or to a part of it. */
    private static Stream<String> fieldWords(String field) {
        return Stream.concat(
                Stream.of("holds:" + field),
                IntStream.rangeClosed(2, field.length()).mapToObj(digits -> "within:" + field.substring(0, digits)));
    }

    private String understood() {
        List<String> fields = ConditionFilter.isGiven(filter.subject) ? fields() : List.of("");
        String call = "condition_understood(?, ?, " + array(fields) + ", " + array(held()) + ")";
        return " and case when cast(sql('" + call.replace("'", "''")
                + "', c.subjectAreas, c.languages) as boolean) = true then 1 else 0 end <> 0";
    }

    private List<String> fields() {
        return filter.subject.stream().map(IscedF::significant).distinct().toList();
    }

    private List<String> held() {
        int best = filter.cefr == null ? LEVELS.size() - 1 : LEVELS.indexOf(filter.cefr.toLowerCase(Locale.ROOT));
        return filter.language.stream()
                .map(language -> language.toLowerCase(Locale.ROOT))
                .distinct()
                .flatMap(language -> LEVELS.subList(0, best + 1).stream().map(level -> language + ":" + level))
                .toList();
    }

    private List<String> activities() {
        if (ConditionFilter.isGiven(filter.activity)) {
            return filter.activity.stream()
                    .map(activity -> activity.toUpperCase(Locale.ROOT).replace('-', '_'))
                    .toList();
        }
        return filter.freeSeatsIn == null ? List.of() : List.of(STUDIES);
    }

    private static String array(List<String> values) {
        return values.stream().collect(Collectors.joining("','", "array['", "']"));
    }
}
