package eu.peregrine.kit.bulk;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;

/**
 * What became of one item.
 *
 * @param id its id
 * @param status the HTTP status that the single step would have answered
 * @param code what is wrong, for programs
 * @param detail what is wrong, for people
 * @param errors each violation
 */
public record BulkLine(
        UUID id,
        int status,
        String code,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Violation> errors) {}
