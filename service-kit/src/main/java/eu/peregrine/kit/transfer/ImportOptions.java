package eu.peregrine.kit.transfer;

import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How an import is to go; a {@code @BeanParam}. */
public class ImportOptions {

    @QueryParam("dryRun")
    @Parameter(description = "Check every line as the import itself would meet it, change nothing.")
    Boolean dryRun;

    @QueryParam("atomic")
    @Parameter(description = "All lines or none; at most 10,000.")
    Boolean atomic;

    @QueryParam("importId")
    @Parameter(description = "An id of the caller's by which a broken import goes on behind its last committed line.")
    UUID importId;

    boolean isDryRun() {
        return Boolean.TRUE.equals(dryRun);
    }

    /** Whether nothing is kept before all lines are seen. */
    boolean isRehearsed() {
        return isDryRun() || isAtomic();
    }

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }
}
