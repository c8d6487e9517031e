package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The rules that come with the system, in {@code grant-rules.json}: data that an officer changes by further versions. */
@ApplicationScoped
class ShippedRules {

    private final Shelf shelf;

    ShippedRules(Shelf shelf) {
        this.shelf = shelf;
    }

    void onStart(@Observes @Priority(150) StartupEvent start) {
        shelf.fill(read());
    }

    /** What the file says. */
    static List<GrantRuleDraft> read() {
        try (InputStream file = ShippedRules.class.getResourceAsStream("/grant-rules.json")) {
            return JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(file, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
