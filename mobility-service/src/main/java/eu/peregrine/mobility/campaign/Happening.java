package eu.peregrine.mobility.campaign;

import java.util.UUID;

/**
 * What happened to a place, before it is known who moves up: the parameters are those of a {@link Turn}.
 *
 * @param freed the pool in which a seat became free; null if none did
 */
record Happening(
        TurnKind kind, UUID student, Boolean keepHigher, UUID destination, String group, String reason, UUID freed) {

    static Happening of(TurnKind kind, Candidacy whose, UUID freed) {
        return new Happening(kind, whose.studentId(), null, null, null, null, freed);
    }

    static Happening accepted(Candidacy whose) {
        return new Happening(TurnKind.ACCEPTED, whose.studentId(), whose.waiting(), null, null, null, null);
    }

    static Happening ended() {
        return new Happening(TurnKind.ENDED, null, null, null, null, null, null);
    }
}
