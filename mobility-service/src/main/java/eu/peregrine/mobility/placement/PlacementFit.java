package eu.peregrine.mobility.placement;

import eu.peregrine.mobility.destination.Reason;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.StudentFacts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whether a student may apply for a placement, and what speaks against it. */
final class PlacementFit {
    private PlacementFit() {}

    /** Everything that speaks against it; empty where nothing does. */
    static List<Reason> reasons(StudentFacts student, Placement placement, LocalDate today) {
        List<Reason> reasons = new ArrayList<>();
        if (placement.state() != PlacementState.PUBLISHED) {
            reasons.add(new Reason("not-published", "The placement is " + placement.state() + "."));
        } else if (!placement.open(today)) {
            reasons.add(new Reason("deadline-over", "Applications ended on " + placement.deadline() + "."));
        }
        if (student.eqf() < placement.level()) {
            reasons.add(new Reason(
                    "level", "It asks for studies at level " + placement.level() + "; these are at " + student.eqf()));
        }
        if (!placement.fields().isEmpty() && !placement.fields().contains(student.iscedF())) {
            reasons.add(new Reason(
                    "field",
                    "It is for the fields " + String.join(", ", placement.fields()) + "; the studies are in "
                            + student.iscedF() + "."));
        }
        for (PlacementLanguage need : placement.languages()) {
            Cefr proven = student.languages().getOrDefault(need.language(), Cefr.NS);
            if (!proven.reaches(need.cefr())) {
                reasons.add(new Reason(
                        "language",
                        "It needs " + need.language() + " at " + need.cefr() + "; proven is "
                                + (proven == Cefr.NS ? "nothing" : proven) + "."));
            }
        }
        return reasons;
    }
}
