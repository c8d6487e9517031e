package eu.peregrine.scholarships.funder;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which kinds of organisation give money; a university is not among them. */
public enum FunderKind {
    /** A French or international company. */
    @JsonProperty("company")
    COMPANY,
    /** An embassy. */
    @JsonProperty("embassy")
    EMBASSY,
    /** A research institute. */
    @JsonProperty("research-institute")
    RESEARCH_INSTITUTE,
    /** A network of universities. */
    @JsonProperty("network")
    NETWORK,
    /** A ministry, a region, an agency. */
    @JsonProperty("public-funder")
    PUBLIC_FUNDER;

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind with this name in JSON; empty for organisations that give no money. */
    public static Optional<FunderKind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
