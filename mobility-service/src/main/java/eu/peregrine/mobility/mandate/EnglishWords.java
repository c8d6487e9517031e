package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.Locale;

/** English. */
final class EnglishWords implements Words {

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }

    @Override
    public String colon() {
        return ": ";
    }

    @Override
    public String verdict(Verdict verdict) {
        return switch (verdict) {
            case SATISFIED -> "Satisfied";
            case ON_COURSE -> "On course";
            case AT_RISK -> "At risk";
            case LOST -> "Lost";
            case EXEMPT -> "Exempt";
        };
    }

    @Override
    public String days(DayCount days, boolean byFullTerm) {
        String sums = days.done() + " days done, " + days.secured() + " secured, " + days.planned() + " planned of "
                + days.required() + " required";
        if (days.missing() > 0) {
            return "missing " + length(days.missing()) + "; " + sums;
        }
        return byFullTerm ? sums + " (a full term at the host is enough)" : sums;
    }

    @Override
    public String counted() {
        return "counted";
    }

    @Override
    public String stay(CountedStay stay) {
        String standing = switch (stay.standing()) {
            case DONE -> "done";
            case SECURED -> "secured";
            case PLANNED -> "planned";
        };
        return number(stay.days()) + " of " + stay.kind() + " " + stay.reference() + ", " + stay.start() + " to "
                + stay.end() + " (" + standing + ")";
    }

    @Override
    public String notCounted() {
        return "not counted";
    }

    @Override
    public String uncounted(UncountedStay stay, String reason) {
        return number(stay.days()) + " of " + stay.kind() + " " + stay.reference() + " because " + reason;
    }

    @Override
    public String languages() {
        return "languages";
    }

    @Override
    public String anyFurtherLanguage() {
        return "a second language";
    }

    @Override
    public String language(String name, Cefr level, boolean proven) {
        return name + " at " + level + (proven ? " proven" : " not proven");
    }

    @Override
    public String score(String test, String leastScore, boolean proven) {
        return test + " of at least " + leastScore + (proven ? " proven" : " not proven");
    }

    @Override
    public String waived(long days, String reason) {
        return number(days) + " waived because of force majeure: " + reason;
    }

    @Override
    public String latestDeparture(LocalDate day) {
        return "leave by " + day + " at the latest";
    }

    private static String length(long days) {
        if (days % 7 != 0) {
            return number(days);
        }
        return days == 7 ? "1 week" : days / 7 + " weeks";
    }

    private static String number(long days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
