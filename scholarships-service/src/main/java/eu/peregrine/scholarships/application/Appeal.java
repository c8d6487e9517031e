package eu.peregrine.scholarships.application;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;

/**
 * What an applicant brought forward against a refusal, and what was answered.
 *
 * @param reason what was brought forward
 * @param filedOn when
 * @param granted whether the applicant was right; null before the answer
 * @param answer the answer in words; null before it
 * @param answeredOn when it was answered; null before
 */
public record Appeal(String reason, LocalDate filedOn, Boolean granted, String answer, LocalDate answeredOn) {

    /** How appeals are stored. */
    @Immutable
    public static class Column extends JsonColumn<Appeal> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
