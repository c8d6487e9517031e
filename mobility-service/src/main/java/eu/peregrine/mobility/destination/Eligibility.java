package eu.peregrine.mobility.destination;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.StudentFacts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Whether a student may go to a destination, by the agreement's condition and the round's floor. */
public final class Eligibility {

    private Eligibility() {}

    /** The check without a round's floor. */
    public static List<Reason> check(StudentFacts student, DestinationFacts destination) {
        return check(student, destination, CampaignFloor.NONE);
    }

    /**
     * All reasons against it at once.
     *
     * @return empty when the student is eligible; codes {@code agreement-not-in-force, campus-not-open, partner-not-active, academic-year,
     *     term, eqf-level, subject-area, language, gpa, ects}
     */
    public static List<Reason> check(StudentFacts student, DestinationFacts destination, CampaignFloor floor) {
        List<Reason> reasons = new ArrayList<>();
        checkPartner(destination, reasons);
        checkTime(destination, floor, reasons);
        checkLevelAndField(student, destination, reasons);
        for (LanguageNeed need : destination.languages()) {
            checkLanguage(student, need, reasons);
        }
        checkFloor("gpa", "A grade average", student.gpa(), floor.gpa(), reasons);
        checkFloor("ects", "A number of credits", student.ects(), floor.ects(), reasons);
        return reasons;
    }

    private static void checkPartner(DestinationFacts destination, List<Reason> reasons) {
        if (!destination.inForce() && destination.atCampus()) {
            reasons.add(new Reason(
                    "campus-not-open",
                    destination.hostName().en() + " does not take students of the school in " + destination.term()
                            + "."));
        } else if (!destination.inForce()) {
            reasons.add(new Reason(
                    "agreement-not-in-force",
                    "The agreement with " + destination.hostName().en() + " is not in force for " + destination.term()
                            + "."));
        }
        if (!destination.partnerActive()) {
            String who = (destination.atCampus() ? "The host of " : "")
                    + destination.hostName().en();
            reasons.add(new Reason("partner-not-active", who + " is not an active partner at present."));
        }
    }

    private static void checkTime(DestinationFacts destination, CampaignFloor floor, List<Reason> reasons) {
        if (floor.academicYear() != null && !floor.academicYear().equals(destination.academicYear())) {
            reasons.add(new Reason(
                    "academic-year",
                    "The place is in " + destination.academicYear() + ", the round is for " + floor.academicYear()
                            + "."));
        } else if (floor.term() != null && !floor.term().equals(destination.term())) {
            reasons.add(new Reason(
                    "term", "The place is in " + destination.term() + ", the round is for " + floor.term() + "."));
        }
    }

    private static void checkLevelAndField(StudentFacts student, DestinationFacts destination, List<Reason> reasons) {
        if (!destination.eqfLevels().isEmpty() && !destination.eqfLevels().contains(student.eqf())) {
            reasons.add(new Reason(
                    "eqf-level",
                    "The place is for EQF level " + join(destination.eqfLevels()) + ", the student is at level "
                            + student.eqf() + "."));
        }
        if (!destination.iscedF().isEmpty() && destination.iscedF().stream().noneMatch(student.iscedF()::startsWith)) {
            reasons.add(new Reason(
                    "subject-area",
                    "The place is for the fields " + join(destination.iscedF()) + " (ISCED-F), the student's is "
                            + student.iscedF() + "."));
        }
    }

    private static void checkLanguage(StudentFacts student, LanguageNeed need, List<Reason> reasons) {
        Cefr held = student.languages().get(need.language());
        if (!need.concerns(student.iscedF()) || need.cefr() == Cefr.NS || held != null && held.reaches(need.cefr())) {
            return;
        }
        reasons.add(new Reason(
                "language",
                "The host asks for " + need.language() + " at " + need.cefr() + ", the student "
                        + (held == null ? "has proven no level." : "has proven " + held + ".")));
    }

    private static void checkFloor(String code, String what, BigDecimal held, BigDecimal least, List<Reason> reasons) {
        if (least != null && (held == null || held.compareTo(least) < 0)) {
            reasons.add(new Reason(
                    code,
                    what + " of at least " + least.toPlainString() + " is asked for, the student has "
                            + (held == null ? "none on record." : held.toPlainString() + ".")));
        }
    }

    private static String join(List<?> values) {
        return String.join(", ", values.stream().map(String::valueOf).toList());
    }
}
