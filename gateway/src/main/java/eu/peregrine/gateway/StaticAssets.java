package eu.peregrine.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.GZIPOutputStream;

/** The files that the portal serves: a short list, read and compressed once, so that no path can name another file. */
@ApplicationScoped
public class StaticAssets {

    private static final String SWAGGER_PROPERTIES = "META-INF/maven/org.webjars/swagger-ui/pom.properties";

    private final Map<String, Asset> byPath = new HashMap<>();

    /**
     * A file.
     *
     * @param mediaType as in {@code Content-Type}
     * @param plain its bytes
     * @param zipped the same, compressed (gzip)
     * @param etag a strong validator, quoted
     */
    record Asset(String mediaType, byte[] plain, byte[] zipped, String etag) {

        static Asset of(String mediaType, byte[] plain) {
            try {
                ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                    zip.write(plain);
                }
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
                String etag = "\"" + HexFormat.of().formatHex(hash, 0, 12) + "\"";
                return new Asset(mediaType, plain, zipped.toByteArray(), etag);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Reads the files from the class path. */
    StaticAssets() {
        String swagger = "META-INF/resources/webjars/swagger-ui/" + swaggerVersion() + "/";
        add("/", "portal/index.html", "text/html; charset=utf-8");
        add("/reference/peregrine.css", "portal/peregrine.css", "text/css; charset=utf-8");
        add("/reference/peregrine.js", "portal/peregrine.js", "text/javascript; charset=utf-8");
        add("/links", "portal/link.html", "text/html; charset=utf-8");
        add("/reference/link.css", "portal/link.css", "text/css; charset=utf-8");
        add("/reference/link.js", "portal/link.js", "text/javascript; charset=utf-8");
        add("/favicon.svg", "portal/favicon.svg", "image/svg+xml");
        add("/reference/swagger-ui.css", swagger + "swagger-ui.css", "text/css; charset=utf-8");
        add("/reference/swagger-ui-bundle.js", swagger + "swagger-ui-bundle.js", "text/javascript; charset=utf-8");
        addIfThere("/openapi", "contracts/openapi/peregrine.json", "application/json");
        addIfThere("/asyncapi", "contracts/asyncapi.yaml", "application/yaml");
    }

    /** The file at a path, if it is one of the list. */
    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** A file of the class path as text, for pages that are filled in. */
    static String text(String resource) {
        return new String(
                read(resource).orElseThrow(() -> new IllegalStateException(resource + " is missing")),
                StandardCharsets.UTF_8);
    }

    private void add(String path, String resource, String mediaType) {
        byte[] bytes = read(resource).orElseThrow(() -> new IllegalStateException(resource + " is missing"));
        byPath.put(path, Asset.of(mediaType, bytes));
    }

    private void addIfThere(String path, String resource, String mediaType) {
        read(resource).ifPresent(bytes -> byPath.put(path, Asset.of(mediaType, bytes)));
    }

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String swaggerVersion() {
        Properties properties = new Properties();
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(SWAGGER_PROPERTIES)) {
            properties.load(in);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return properties.getProperty("version");
    }
}
