package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A condition that makes an instalment due. In JSON a word: {@code contract-signed}, {@code days-before-start(30)},
 * {@code arrival-attested}, {@code departure-attested}, {@code transcript-received} or {@code participant-report}.
 *
 * @param when what must have happened
 * @param days with {@code days-before-start}: how many days before, 0 to 365; null with everything else
 */
@Schema(type = SchemaType.STRING, pattern = ReleaseCondition.FORM, examples = "contract-signed")
public record ReleaseCondition(ReleaseTrigger when, Integer days) {

    static final String FORM = "([a-z]+(?:-[a-z]+)*)(?:\\((\\d{1,3})\\))?";

    private static final Pattern PARTS = Pattern.compile(FORM);
    private static final int MOST_DAYS = 365;

    /** Checks that days stand where they belong. */
    public ReleaseCondition {
        if ((when == ReleaseTrigger.DAYS_BEFORE_START) != (days != null)) {
            throw new IllegalArgumentException("A number of days belongs to days-before-start, and only to it.");
        }
        if (days != null && days > MOST_DAYS) {
            throw new IllegalArgumentException("At most " + MOST_DAYS + " days before the start.");
        }
    }

    /** A condition without days. */
    public static ReleaseCondition on(ReleaseTrigger trigger) {
        return new ReleaseCondition(trigger, null);
    }

    /**
     * Reads the word.
     *
     * @throws IllegalArgumentException if it is none of the known ones
     */
    @JsonCreator
    public static ReleaseCondition of(String word) {
        Matcher parts = PARTS.matcher(word == null ? "" : word);
        if (parts.matches()) {
            for (ReleaseTrigger trigger : ReleaseTrigger.values()) {
                if (trigger.code().equals(parts.group(1))) {
                    String days = parts.group(2);
                    return new ReleaseCondition(trigger, days == null ? null : Integer.valueOf(days));
                }
            }
        }
        throw new IllegalArgumentException("Must be one of "
                + Arrays.stream(ReleaseTrigger.values())
                        .map(ReleaseTrigger::form)
                        .collect(Collectors.joining(", "))
                + ".");
    }

    /** The word. */
    @JsonValue
    public String word() {
        return days == null ? when.code() : when.code() + "(" + days + ")";
    }

    /** Whether the facts fulfil the condition. Nothing is due before the contract is signed. */
    public boolean isMet(ReleaseFacts facts) {
        return facts.contractSigned()
                && switch (when) {
                    case CONTRACT_SIGNED -> true;
                    case DAYS_BEFORE_START ->
                        facts.start() != null
                                && !facts.today().isBefore(facts.start().minusDays(days));
                    case ARRIVAL_ATTESTED -> facts.arrived();
                    case DEPARTURE_ATTESTED -> facts.departed();
                    case TRANSCRIPT_RECEIVED -> facts.transcriptReceived();
                    case PARTICIPANT_REPORT -> facts.reported();
                };
    }
}
