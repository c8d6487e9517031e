package eu.peregrine.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The problem types of the services, as the services themselves title them: the build puts a copy of their titles beside the
 * gateway's classes.
 */
final class ServiceProblems {

    /** What all services may answer. */
    static final String EVERY_SERVICE = "every service";

    private static final List<String> SERVICES = List.of("partners", "mobility", "scholarships");

    /** Titles of a class of statuses, for problems without one of their own. */
    private static final String NO_TYPE = "status.";

    private ServiceProblems() {}

    /**
     * A problem type.
     *
     * @param english its title in English
     * @param french its title in French
     * @param services who answers with it
     */
    record Titled(String english, String french, SortedSet<String> services) {}

    /** All of them, by code. */
    static Map<String, Titled> all() {
        Map<String, Titled> all = new TreeMap<>();
        add(all, EVERY_SERVICE, "problem-titles/every-service/titles");
        SERVICES.forEach(service -> add(all, service, "problem-titles/" + service + "/problem-titles"));
        return all;
    }

    private static void add(Map<String, Titled> all, String service, String file) {
        Properties english = read(file + ".properties");
        Properties french = read(file + "_fr.properties");
        for (String code : english.stringPropertyNames()) {
            if (!code.startsWith(NO_TYPE)) {
                all.computeIfAbsent(
                                code,
                                first -> new Titled(
                                        english.getProperty(code), french.getProperty(code), new TreeSet<>()))
                        .services()
                        .add(service);
            }
        }
    }

    private static Properties read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing");
            }
            Properties titles = new Properties();
            try (Reader text = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                titles.load(text);
            }
            return titles;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
