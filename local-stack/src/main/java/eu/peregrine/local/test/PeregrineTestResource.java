package eu.peregrine.local.test;

import eu.peregrine.local.ServiceDatabase;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Gives the service under test a real PostgreSQL, a real Kafka and an identity provider. The servers are shared by all
 * tests of a JVM; each start of the service gets a fresh database and a fresh prefix for its topics.
 *
 * <p>The service's name comes from the argument {@code service}, else from {@code peregrine.service} among the system
 * properties or in an {@code application.properties} on the class path.
 */
public class PeregrineTestResource implements QuarkusTestResourceLifecycleManager {

    private static final String SERVICE = "peregrine.service";

    private String service;

    @Override
    public void init(Map<String, String> arguments) {
        service = arguments.get("service");
    }

    @Override
    public Map<String, String> start() {
        ServiceDatabase database = TestPostgres.fresh(service == null ? serviceOnClassPath() : service);
        TestPostgres.use(database);
        TestKafka.use("t" + Long.toHexString(System.nanoTime()));
        TestKafka.createTopics(TestKafka.KINDS.stream().map(TestKafka::topic).toList(), 3);

        Map<String, String> properties = new HashMap<>();
        properties.put("peregrine.database.url", database.url());
        properties.put("peregrine.database.owner.username", database.owner());
        properties.put("peregrine.database.owner.password", ServiceDatabase.password(database.owner()));
        properties.put("peregrine.database.app.username", database.app());
        properties.put("peregrine.database.app.password", ServiceDatabase.password(database.app()));
        properties.put("peregrine.database.relay.username", database.relay());
        properties.put("peregrine.database.relay.password", ServiceDatabase.password(database.relay()));
        properties.put("peregrine.kafka.bootstrap-servers", SharedStack.bootstrapServers());
        properties.put("peregrine.kafka.topic-prefix", TestKafka.prefix());
        properties.put("peregrine.oidc.server", SharedStack.issuer());
        properties.put("peregrine.oidc.issuer", SharedStack.issuer());
        properties.put("peregrine.clock.movable", "true");
        return properties;
    }

    @Override
    public void stop() {
        // The servers stay for the next tests of this JVM and end with it.
    }

    /** The name of the service under test. */
    static String serviceOnClassPath() {
        String given = System.getProperty(SERVICE);
        if (given != null) {
            return given;
        }
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            List<URL> files = java.util.Collections.list(loader.getResources("application.properties"));
            for (URL file : files) {
                Properties properties = new Properties();
                try (InputStream in = file.openStream()) {
                    properties.load(in);
                }
                if (properties.containsKey(SERVICE)) {
                    return properties.getProperty(SERVICE);
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("application.properties cannot be read.", e);
        }
        throw new IllegalStateException("Which service is under test? Set " + SERVICE + ".");
    }
}
