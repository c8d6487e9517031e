package eu.peregrine.mobility.notification;

import eu.peregrine.mobility.person.Language;
import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes mail from the templates of each language. */
@ApplicationScoped
class MailText {

    private final Engine templates;
    private final MailSettings settings;

    @Inject
    MailText(Engine templates, MailSettings settings) {
        this.templates = templates;
        this.settings = settings;
    }

    /**
     * A mail about notifications.
     *
     * @param told at least one; a single one's title is the subject
     */
    WrittenMail about(List<Notification> told, Language language) {
        List<Map<String, Object>> lines =
                told.stream().map(one -> line(one, language)).toList();
        String subject = told.size() == 1
                ? language.of(told.get(0).title())
                : written("subject", language, Map.of("count", told.size()));
        String text = written("notifications", language, Map.of("lines", lines, "home", settings.publicUrl()));
        return new WrittenMail(subject.strip(), text);
    }

    private Map<String, Object> line(Notification one, Language language) {
        Map<String, Object> line = new HashMap<>();
        line.put("title", language.of(one.title()));
        line.put("text", one.text() == null ? "" : language.of(one.text()));
        line.put("link", settings.publicUrl() + one.aboutHref());
        return line;
    }

    private String written(String template, Language language, Map<String, Object> data) {
        TemplateInstance instance = templates
                .getTemplate("mail/" + template + "." + language.code() + ".txt")
                .instance();
        data.forEach(instance::data);
        return instance.render();
    }
}
