package eu.peregrine.mobility.cohort;

import eu.peregrine.mobility.language.Cefr;
import java.util.Map;

/**
 * Students who owe a place and are alike in all that a place asks for.
 *
 * @param eqf level of their studies
 * @param iscedF field of their studies
 * @param languages best proven level of each language
 * @param lastTerm how many of the terms to come they can still leave in
 */
record Owing(int eqf, String iscedF, Map<String, Cefr> languages, int lastTerm) {

    Group group() {
        return new Group(eqf, iscedF);
    }

    /**
     * Level and field.
     *
     * @param eqf level of the studies
     * @param iscedF field of the studies
     */
    record Group(int eqf, String iscedF) implements Comparable<Group> {
        @Override
        public int compareTo(Group other) {
            int byField = iscedF.compareTo(other.iscedF);
            return byField != 0 ? byField : Integer.compare(eqf, other.eqf);
        }
    }
}
