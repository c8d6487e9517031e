package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * SHA-256 over what a version of a learning agreement says: of which stay, which version, in which form, and all components
 * in their order. The JSON that is hashed has its properties in alphabetical order, no white space, and credits without
 * zeros at their end.
 */
final class ContentHash {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ContentHash() {}

    private record Content(UUID mobilityId, int version, AgreementForm form, List<Line> components) {}

    private record Line(
            ComponentTable table, String title, String code, String term, String ects, String description) {}

    static String of(UUID mobilityId, int version, AgreementForm form, List<Component> components) {
        List<Line> lines = components.stream()
                .map(c -> new Line(
                        c.table(),
                        c.title(),
                        c.code(),
                        c.term(),
                        c.ects().stripTrailingZeros().toPlainString(),
                        c.description()))
                .toList();
        try {
            String text = CANONICAL.writeValueAsString(new Content(mobilityId, version, form, lines));
            return DigestUtils.sha256Hex(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
