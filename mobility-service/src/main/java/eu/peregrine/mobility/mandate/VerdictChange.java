package eu.peregrine.mobility.mandate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.mobility.student.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a verdict came about.
 *
 * @param number 1 for the student's first
 * @param at when it was noticed
 * @param asOf the day of the verdict
 * @param from the verdict before; absent of the first
 * @param to the verdict since
 * @param missingDays days still owed with it
 * @param because what changed it
 */
public record VerdictChange(
        long number, Instant at, LocalDate asOf, Verdict from, Verdict to, int missingDays, Cause because) {

    /**
     * What changed a verdict.
     *
     * @param event the short type of an event, such as {@code mobility.arrived}; {@code time-passed} where only the days
     *     went by, {@code recomputed} where all was worked out anew
     * @param about the mobility or policy that it was about; null where it was the student's own file or nothing
     * @param href where that is to be read; absent where there is nothing
     */
    @Schema(name = "VerdictCause")
    public record Cause(String event, @JsonIgnore UUID about, String href) {

        static final Cause TIME = of("time-passed", null);
        static final Cause RECOMPUTED = of("recomputed", null);

        static Cause of(String event, UUID about) {
            String collection = event.startsWith("mobility-policy.") ? "mobility-policies/" : "mobilities/";
            return new Cause(event, about, about == null ? null : "/api/v1/" + collection + about);
        }
    }
}
