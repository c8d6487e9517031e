package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;

/** SHA-256 over what a version of a convention says, as JSON with its properties in alphabetical order. */
final class ConventionHash {

    private static final ObjectMapper CANONICAL = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private ConventionHash() {}

    private record Content(
            UUID mobilityId, int version, Terms terms, LocalDate effectiveFrom, List<ConventionSigner> signers) {}

    static String of(UUID mobilityId, int version, ConventionDraft draft, List<ConventionSigner> signers) {
        try {
            String text = CANONICAL.writeValueAsString(
                    new Content(mobilityId, version, draft.terms(), draft.effectiveFrom(), signers));
            return DigestUtils.sha256Hex(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
