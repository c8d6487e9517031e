package eu.peregrine.gateway;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the portal's pages of a language: a frame around the page's own file, each <code>{name}</code> in them replaced by its
 * text. All of it happens when the gateway starts, so that a word that is missing stops it there.
 */
final class Pages {

    private static final Pattern NAME = Pattern.compile("\\{([a-z][a-zA-Z0-9.-]*)}");
    private static final String HTML = "text/html; charset=utf-8";

    private final String frame = StaticAssets.text("portal/frame.html");
    private final Properties words = new Properties();
    private final String language;

    /**
     * The pages of one language.
     *
     * @param language {@code en} or {@code fr}
     */
    Pages(String language) {
        this.language = language;
        try (StringReader file = new StringReader(StaticAssets.text("portal/words_" + language + ".properties"))) {
            words.load(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** {@code en} or {@code fr}. */
    String language() {
        return language;
    }

    /** A word or sentence of the language. */
    String word(String name) {
        String word = words.getProperty(name);
        if (word == null) {
            throw new IllegalStateException("portal/words_" + language + ".properties lacks " + name);
        }
        return word;
    }

    /**
     * A page within the frame.
     *
     * @param title as HTML
     * @param script the module of the page, or nothing
     * @param content as HTML, with names to fill in
     */
    StaticAssets.Asset page(String title, String script, String content) {
        String module = script.isEmpty() ? "" : "<script src=\"/portal/" + script + "\" type=\"module\"></script>";
        String whole = filled(
                frame,
                Map.of("language", language, "title", title, "script", module, "content", filled(content, Map.of())));
        return StaticAssets.Asset.of(HTML, whole.getBytes(StandardCharsets.UTF_8));
    }

    private String filled(String text, Map<String, String> given) {
        Matcher name = NAME.matcher(text);
        StringBuilder whole = new StringBuilder();
        while (name.find()) {
            String value = given.get(name.group(1));
            name.appendReplacement(whole, Matcher.quoteReplacement(value == null ? word(name.group(1)) : value));
        }
        return name.appendTail(whole).toString();
    }
}
