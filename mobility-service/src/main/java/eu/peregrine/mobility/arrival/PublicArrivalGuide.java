package eu.peregrine.mobility.arrival;

import java.util.UUID;

/** A guide as its events carry it; who wants the texts asks for them, since contacts are persons. */
record PublicArrivalGuide(UUID id, String academicYear, String term) {

    static PublicArrivalGuide of(ArrivalGuide g) {
        return new PublicArrivalGuide(g.id(), g.academicYear(), g.term());
    }
}
