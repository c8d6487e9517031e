package eu.peregrine.mobility.programme;

import eu.peregrine.kit.web.LocalizedText;
import java.util.UUID;

/** A programme as its events carry it. */
record ProgrammeState(UUID id, String code, LocalizedText name, int level, String iscedF, StudentStatus status) {

    static ProgrammeState of(Programme programme) {
        return new ProgrammeState(
                programme.id(),
                programme.code(),
                programme.name(),
                programme.level(),
                programme.iscedF(),
                programme.status());
    }
}
