package eu.peregrine.system;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The API documents satisfy the tools that others use: Redocly's linter with every rule on, AsyncAPI's own parser. */
class DocumentsIT {

    @Test
    void theToolsOfOthersFindNothingWrong() throws IOException, InterruptedException {
        Path contracts = Path.of("..", "contracts").toAbsolutePath().normalize();
        Node.script(
                "documents.mjs",
                contracts.resolve("openapi/peregrine.json").toString(),
                contracts.resolve("asyncapi.json").toString());
    }
}
