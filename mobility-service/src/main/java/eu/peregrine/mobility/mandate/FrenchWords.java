package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.Locale;

/** French. */
final class FrenchWords implements Words {

    @Override
    public Locale locale() {
        return Locale.FRENCH;
    }

    @Override
    public String colon() {
        return "\u00a0: ";
    }

    @Override
    public String verdict(Verdict verdict) {
        return switch (verdict) {
            case SATISFIED -> "Acquis";
            case ON_COURSE -> "En bonne voie";
            case AT_RISK -> "À risque";
            case LOST -> "Compromis";
            case EXEMPT -> "Dispense";
        };
    }

    @Override
    public String days(DayCount days, boolean byFullTerm) {
        String sums = days.done() + " jours faits, " + days.secured() + " assurés, " + days.planned() + " prévus sur "
                + days.required() + " exigés";
        if (days.missing() > 0) {
            return "il manque " + length(days.missing()) + "; " + sums;
        }
        return byFullTerm ? sums + " (une période complète chez l'hôte suffit)" : sums;
    }

    @Override
    public String counted() {
        return "comptés";
    }

    @Override
    public String stay(CountedStay stay) {
        String standing = switch (stay.standing()) {
            case DONE -> "faits";
            case SECURED -> "assurés";
            case PLANNED -> "prévus";
        };
        return number(stay.days()) + " " + ofKind(stay.kind()) + " " + stay.reference() + ", du " + stay.start()
                + " au " + stay.end() + " (" + standing + ")";
    }

    @Override
    public String notCounted() {
        return "non comptés";
    }

    @Override
    public String uncounted(UncountedStay stay, String reason) {
        return number(stay.days()) + " " + ofKind(stay.kind()) + " " + stay.reference() + because(reason);
    }

    @Override
    public String languages() {
        return "langues";
    }

    @Override
    public String anyFurtherLanguage() {
        return "une seconde langue";
    }

    @Override
    public String language(String name, Cefr level, boolean proven) {
        return name + " niveau " + level + (proven ? " attesté" : " non attesté");
    }

    @Override
    public String score(String test, String leastScore, boolean proven) {
        return test + " d'au moins " + leastScore + (proven ? " attesté" : " non attesté");
    }

    @Override
    public String waived(long days, String reason) {
        return number(days) + (days == 1 ? " dispensé" : " dispensés") + " pour force majeure\u00a0: " + reason;
    }

    @Override
    public String latestDeparture(LocalDate day) {
        return "partir le " + day + " au plus tard";
    }

    private static String ofKind(String kind) {
        return switch (kind) {
            case "exchange" -> "d'échange";
            case "internship" -> "de stage";
            case "research" -> "de projet de recherche";
            case "double-degree" -> "de double diplôme";
            case "final-year-project" -> "de projet de fin d'études";
            case "campus" -> "de séjour sur campus";
            default -> "de " + kind;
        };
    }

    private static String because(String reason) {
        return reason.startsWith("il ") ? " parce qu'" + reason : " parce que " + reason;
    }

    private static String length(long days) {
        if (days % 7 != 0) {
            return number(days);
        }
        return days == 7 ? "1 semaine" : days / 7 + " semaines";
    }

    private static String number(long days) {
        return days == 1 ? "1 jour" : days + " jours";
    }
}
