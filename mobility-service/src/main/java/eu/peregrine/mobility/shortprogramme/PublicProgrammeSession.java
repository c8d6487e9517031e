package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import java.util.List;
import java.util.UUID;

/** A session as its events carry it. */
record PublicProgrammeSession(
        UUID id,
        String reference,
        SessionKind kind,
        SessionState state,
        LocalizedText title,
        String place,
        String country,
        UUID campusId,
        List<SessionLanguage> languages,
        Period period,
        Period window,
        int capacity,
        int held,
        Money fee,
        String reason) {

    static PublicProgrammeSession of(ProgrammeSession s) {
        return new PublicProgrammeSession(
                s.id(),
                s.reference(),
                s.kind(),
                s.state(),
                s.title(),
                s.place(),
                s.country(),
                s.campusId(),
                s.languages(),
                s.period(),
                s.window(),
                s.capacity(),
                s.held(),
                s.fee(),
                s.reason());
    }
}
