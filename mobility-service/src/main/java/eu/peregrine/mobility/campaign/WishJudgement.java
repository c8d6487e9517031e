package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.destination.CampaignFloor;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.destination.Eligibility;
import eu.peregrine.mobility.destination.LanguageNeed;
import eu.peregrine.mobility.destination.Reason;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.StudentFacts;
import java.util.List;
import java.util.Map;

/** Judges one wish of one student. */
final class WishJudgement {
    /** Eligibility's codes in a student's words. */
    private static final Map<String, String> NAMES = Map.of("subject-area", "field", "eqf-level", "level");

    private WishJudgement() {}

    /** Why the student may not go there, codes {@code not-eligible-…}; empty when nothing speaks against it. */
    static List<Reason> reasons(StudentFacts student, DestinationFacts destination, CampaignFloor floor) {
        if (destination == null) {
            return List.of(new Reason("not-eligible-destination", "the destination does not exist any more"));
        }
        if (student == null) {
            return List.of(new Reason("not-eligible-student", "the student is not known any more"));
        }
        return Eligibility.check(student, destination, floor).stream()
                .map(r -> new Reason("not-eligible-" + NAMES.getOrDefault(r.code(), r.code()), r.detail()))
                .toList();
    }

    /** CEFR levels above what the destination asks for, in the language where the margin is widest; never negative. */
    static int levelsAbove(StudentFacts student, DestinationFacts destination) {
        return destination.languages().stream()
                .filter(need -> need.cefr() != Cefr.NS)
                .mapToInt(need -> margin(student, need))
                .max()
                .orElse(0);
    }

    private static int margin(StudentFacts student, LanguageNeed need) {
        Cefr held = student.languages().get(need.language());
        return held == null ? 0 : Math.max(0, held.ordinal() - need.cefr().ordinal());
    }
}
