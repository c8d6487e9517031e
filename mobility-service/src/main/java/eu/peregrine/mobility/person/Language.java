package eu.peregrine.mobility.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.kit.web.LocalizedText;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A language that people are written to in. */
@Schema(name = "PersonLanguage")
public enum Language {
    @JsonProperty("en")
    EN,
    @JsonProperty("fr")
    FR;

    /** What a text says in it; in English where it says nothing. */
    public String of(LocalizedText text) {
        return this == FR && text.fr() != null ? text.fr() : text.en();
    }

    /** As BCP 47 writes it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
