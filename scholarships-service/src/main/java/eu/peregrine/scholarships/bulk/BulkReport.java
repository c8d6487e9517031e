package eu.peregrine.scholarships.bulk;

import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of each item.
 *
 * @param verb the step
 * @param dryRun whether nothing was kept
 * @param done how many succeeded
 * @param refused how many did not
 * @param items one line per item, in the order of the request
 */
public record BulkReport(String verb, boolean dryRun, int done, int refused, List<Line> items) {

    /**
     * What became of one item.
     *
     * @param id its id
     * @param status the HTTP status that the single step would have answered
     * @param code what is wrong, for programs
     * @param detail what is wrong, for people
     * @param errors each violation
     */
    @Schema(name = "BulkLine")
    public record Line(UUID id, int status, String code, String detail, List<Violation> errors) {}
}
