package eu.peregrine.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** The files that the portal serves: a short list, read and compressed once, so that no path can name another file. */
@ApplicationScoped
public class StaticAssets {

    private final Map<String, Asset> byPath = new HashMap<>();
    private final Map<String, Map<String, Asset>> pagesByPath = new HashMap<>();

    /**
     * A file.
     *
     * @param mediaType as in {@code Content-Type}
     * @param plain its bytes
     * @param zipped the same, compressed (gzip)
     */
    record Asset(String mediaType, Form plain, Form zipped) {

        /**
         * One of a file's forms.
         *
         * @param bytes outside the heap, and the same for everybody: however many clients read it slowly, it is there once
         * @param etag a strong validator (RFC 9110 §8.8.3, so each form has its own), quoted
         */
        record Form(ByteBuf bytes, String etag) {

            private static Form of(byte[] bytes, String etag) {
                ByteBuf direct = Unpooled.directBuffer(bytes.length).writeBytes(bytes);
                return new Form(Unpooled.unreleasableBuffer(direct).asReadOnly(), "\"" + etag + "\"");
            }

            // Deprecated since the next major version hides what its buffers are made of; in this one there is no other
            // way.
            @SuppressWarnings("deprecation")
            Buffer buffer() {
                return Buffer.buffer(bytes.duplicate());
            }
        }

        static Asset of(String mediaType, byte[] plain) {
            try {
                ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
                    zip.write(plain);
                }
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
                String etag = HexFormat.of().formatHex(hash, 0, 12);
                return new Asset(mediaType, Form.of(plain, etag), Form.of(zipped.toByteArray(), etag + "-gzip"));
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    /** Reads the files from the class path. */
    StaticAssets() {
        for (String script : List.of(
                "coast.js",
                "events.js",
                "home.js",
                "link.js",
                "map.js",
                "reference.js",
                "session.js",
                "stream.js",
                "words.js")) {
            add("/portal/" + script, "portal/" + script, "text/javascript; charset=utf-8");
        }
        add("/portal/peregrine.css", "portal/peregrine.css", "text/css; charset=utf-8");
        add("/portal/link.css", "portal/link.css", "text/css; charset=utf-8");
        add("/links", "portal/link.html", "text/html; charset=utf-8");
        add("/favicon.svg", "portal/favicon.svg", "image/svg+xml");
        add("/openapi", "contracts/openapi/peregrine.json", "application/json");
        add("/asyncapi", "contracts/asyncapi.json", "application/json");
        for (String language : ReaderLanguage.ALL) {
            Pages pages = new Pages(language);
            addPage(pages, "/", "home");
            addPage(pages, "/reference", "reference");
            addPage(pages, "/events", "events");
            addPage(pages, "/map", "map");
        }
    }

    // Read and compressed with the gateway's start, and not while somebody waits.
    void start(@Observes StartupEvent start) {}

    private void addPage(Pages pages, String path, String name) {
        pagesByPath
                .computeIfAbsent(path, first -> new HashMap<>())
                .put(
                        pages.language(),
                        pages.page(pages.word(name + ".title"), name + ".js", text("portal/" + name + ".html")));
    }

    /** The file at a path, if it is one of the list. */
    Optional<Asset> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** The page at a path in a language, if it is one of the list. */
    Optional<Asset> page(String path, String language) {
        return Optional.ofNullable(pagesByPath.get(path)).map(byLanguage -> byLanguage.get(language));
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

    private static Optional<byte[]> read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
