package eu.peregrine.partners.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many agreements there are, and what they promise.
 *
 * @param total of all that are not deleted
 * @param byState by where they stand
 * @param byKind by what they are
 * @param bySignedYear by the year in which they were signed, every year from 1980 on or from the first one signed before
 * @param bySignedYearAndState by the year in which they were signed and where they stand now; what there is none of is left out
 * @param byActivity conditions of agreements that bind, by what they are for
 * @param window the academic years of the seats
 * @param seats promised, held and used by year and direction, for students
 * @param languages that the conditions of agreements that bind ask for
 */
public record AgreementStatistics(
        long total,
        List<Count> byState,
        List<Count> byKind,
        List<Count> bySignedYear,
        List<Signed> bySignedYearAndState,
        List<Count> byActivity,
        AcademicYearSpan window,
        List<Seats> seats,
        List<Language> languages) {

    /** Which way people go. */
    @Schema(name = "SeatDirection")
    public enum Direction {
        /** From the home school. */
        @JsonProperty("outgoing")
        OUTGOING,
        /** To the home school. */
        @JsonProperty("incoming")
        INCOMING
    }

    /**
     * Agreements that were signed in one year and stand alike now.
     *
     * @param year calendar year of the signature
     * @param state where they stand, such as {@code IN_FORCE}
     * @param count how many
     */
    @Schema(name = "SignedAgreements")
    public record Signed(String year, String state, long count) {}

    /**
     * Seats of one academic year in one direction.
     *
     * @param academicYear the year
     * @param direction which way
     * @param promised by agreements that bind or did: of what ended or is under notice, for the years that begin before its end
     * @param held by mobilities that are planned or further; cancelled ones hold none
     * @param used by mobilities that the host has approved or that are further
     */
    public record Seats(String academicYear, Direction direction, long promised, long held, long used) {}

    /**
     * A language that hosts ask for.
     *
     * @param language BCP 47
     * @param level CEFR, {@code A1} to {@code C2} or {@code NS}
     * @param direction {@code outgoing}: partners ask it of ours; {@code incoming}: we teach in it
     * @param conditions how many conditions say so
     * @param partners how many partners they are with
     */
    public record Language(String language, String level, Direction direction, long conditions, long partners) {}

    Stream<StatisticsRow> rows() {
        return Stream.of(
                        Stream.of(new StatisticsRow("total", null, null, "count", total)),
                        rows("by-state", byState),
                        rows("by-kind", byKind),
                        rows("by-signed-year", bySignedYear),
                        bySignedYearAndState.stream()
                                .map(signed -> new StatisticsRow(
                                        "by-signed-year", signed.year(), signed.state(), "count", signed.count())),
                        rows("by-activity", byActivity),
                        seats.stream().flatMap(AgreementStatistics::rows),
                        languages.stream().flatMap(AgreementStatistics::rows))
                .flatMap(group -> group);
    }

    private static Stream<StatisticsRow> rows(String group, List<Count> counts) {
        return counts.stream().map(count -> StatisticsRow.of(group, count));
    }

    private static Stream<StatisticsRow> rows(Seats seats) {
        String way = word(seats.direction());
        return Stream.of(
                new StatisticsRow("seats", seats.academicYear(), way, "promised", seats.promised()),
                new StatisticsRow("seats", seats.academicYear(), way, "held", seats.held()),
                new StatisticsRow("seats", seats.academicYear(), way, "used", seats.used()));
    }

    private static Stream<StatisticsRow> rows(Language language) {
        String key = language.language() + " " + language.level();
        String way = word(language.direction());
        return Stream.of(
                new StatisticsRow("languages", key, way, "conditions", language.conditions()),
                new StatisticsRow("languages", key, way, "partners", language.partners()));
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(java.util.Locale.ROOT);
    }
}
