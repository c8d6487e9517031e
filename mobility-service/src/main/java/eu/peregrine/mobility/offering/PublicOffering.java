package eu.peregrine.mobility.offering;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.util.UUID;

/** An offering as its events carry it. */
record PublicOffering(
        UUID id,
        String code,
        OfferingKind kind,
        LocalizedText title,
        BigDecimal ects,
        String language,
        Cefr cefr,
        String iscedF,
        int level,
        String academicYear,
        String term,
        int capacity,
        UUID programmeId) {

    static PublicOffering of(Offering o) {
        return new PublicOffering(
                o.id(),
                o.code(),
                o.kind(),
                o.title(),
                o.ects(),
                o.language(),
                o.cefr(),
                o.iscedF(),
                o.level(),
                o.academicYear(),
                o.term(),
                o.capacity(),
                o.programmeId());
    }
}
