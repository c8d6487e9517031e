package eu.peregrine.mobility.risk;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The four levels of the French foreign ministry's advice to travellers. */
public enum RiskLevel {
    /** Vigilance normale. */
    @JsonProperty("normal")
    NORMAL,
    /** Vigilance renforcée. */
    @JsonProperty("heightened")
    HEIGHTENED,
    /** Déconseillé sauf raison impérative. */
    @JsonProperty("discouraged")
    DISCOURAGED,
    /** Formellement déconseillé. */
    @JsonProperty("strongly-discouraged")
    STRONGLY_DISCOURAGED;

    /** Whether nobody leaves for such a country unless the security officer has cleared the stay. */
    public boolean needsClearance() {
        return this == DISCOURAGED || this == STRONGLY_DISCOURAGED;
    }
}
