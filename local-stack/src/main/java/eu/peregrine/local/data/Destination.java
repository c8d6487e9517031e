package eu.peregrine.local.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a student looks at before wishing for a destination.
 *
 * @param host the receiving organisation
 * @param country where it is, ISO 3166-1 alpha-2
 * @param iscedF welcome fields, each a prefix; empty means every field
 * @param languages all of them are asked for
 */
public record Destination(UUID id, UUID host, String country, List<String> iscedF, List<Language> languages) {

    /** Reads an item of the list of destinations; the country comes from the network. */
    public static Destination of(JsonNode item, NetworkData network) {
        UUID host = UUID.fromString(item.path("host").path("id").asText());
        List<String> fields = new ArrayList<>();
        item.path("iscedF").forEach(field -> fields.add(field.asText()));
        List<Language> languages = new ArrayList<>();
        item.path("languages")
                .forEach(language -> languages.add(new Language(
                        language.path("language").asText(),
                        language.path("cefr").asText())));
        return new Destination(
                UUID.fromString(item.path("id").asText()),
                host,
                network.organisation(host).country(),
                fields,
                languages);
    }

    /** What an outgoing condition must become in one term, under the id that the mobility service gave it. */
    public static Destination of(UUID id, Condition condition, NetworkData network) {
        return new Destination(
                id,
                condition.receiving(),
                network.organisation(condition.receiving()).country(),
                condition.subjectAreas().stream()
                        .map(Condition.SubjectArea::iscedF)
                        .distinct()
                        .sorted()
                        .toList(),
                condition.languages());
    }

    boolean welcomes(String field) {
        return iscedF.isEmpty() || iscedF.stream().anyMatch(field::startsWith);
    }
}
