package eu.peregrine.gateway;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the gateway. */
@QuarkusMain
public final class Main {

    Main() {}

    /**
     * Switches off the framework's own check of targets, whose refusal is a bare 400; {@link RequestShape} is stricter. And tells
     * the configuration how many processors there are.
     */
    public static void main(String... arguments) {
        System.setProperty("vertx.disableURIValidation", "true");
        System.setProperty(
                "peregrine.processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        Quarkus.run(arguments);
    }
}
