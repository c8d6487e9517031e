package eu.peregrine.mobility.programme;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A programme as a caller sees it.
 *
 * @param id the programme
 * @param code what people call it
 * @param name its name
 * @param level level of the European Qualifications Framework, 1 to 8
 * @param iscedF field of study, ISCED-F 2013
 * @param status how its students are enrolled, where it takes but one kind
 * @param actions what the caller can do now; absent in lists
 * @param version for the ETag
 */
public record ProgrammeView(
        UUID id,
        String code,
        LocalizedText name,
        int level,
        String iscedF,
        StudentStatus status,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static ProgrammeView of(Programme programme, List<Action> actions) {
        return new ProgrammeView(
                programme.id(),
                programme.code(),
                programme.name(),
                programme.level(),
                programme.iscedF(),
                programme.status(),
                actions,
                programme.version());
    }
}
