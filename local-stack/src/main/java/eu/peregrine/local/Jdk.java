package eu.peregrine.local;

import java.nio.file.Path;

/** The Java that runs us. */
public final class Jdk {

    private Jdk() {}

    /** The {@code java} program that runs this process. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }
}
