package eu.peregrine.partners.codelist;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a code of ISCED-F 2013 stands for. Everything after the detailed fields has four digits too. */
public enum FieldLevel {
    /** Two digits, such as 07 Engineering, manufacturing and construction. */
    @JsonProperty("broad")
    BROAD,
    /** Three digits, such as 073 Architecture and construction. */
    @JsonProperty("narrow")
    NARROW,
    /** Four digits, such as 0732 Building and civil engineering. */
    @JsonProperty("detailed")
    DETAILED,
    /** A broad or narrow field as a whole, where no more is known: 0700, 0730. */
    @JsonProperty("not-further-defined")
    NOT_FURTHER_DEFINED,
    /** Several fields of which this one weighs most: 0788. */
    @JsonProperty("inter-disciplinary")
    INTER_DISCIPLINARY,
    /** What belongs to a broad or narrow field but to none of its parts: 0799, 0739. */
    @JsonProperty("not-elsewhere-classified")
    NOT_ELSEWHERE_CLASSIFIED,
    /** No field is known: 9999. */
    @JsonProperty("unknown")
    UNKNOWN
}
