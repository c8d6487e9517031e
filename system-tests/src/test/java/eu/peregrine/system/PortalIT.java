package eu.peregrine.system;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The portal in a browser, as {@code browser/portal.mjs} drives it: what a newcomer does in the first ten minutes, by mouse and
 * by keyboard, in both languages, light and dark, wide and narrow. The screenshots are in {@code target/portal}.
 */
@Order(1)
class PortalIT {

    @Test
    void aNewcomerFindsTheWayAndNothingIsInTheirWay() throws IOException, InterruptedException {
        String browser = Node.browser();
        SharedSystem.use();
        Node.script(
                "portal.mjs",
                browser,
                Path.of("target", "portal").toAbsolutePath().toString());
    }
}
