package eu.peregrine.partners.agreement;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.codelist.IscedF;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A condition as a sentence, in English and in French: for people who agree to it without knowing the API's terms. */
final class ConditionWords {

    private final Function<UUID, LocalizedText> nameOf;

    /** @param nameOf an organisation's name */
    ConditionWords(Function<UUID, LocalizedText> nameOf) {
        this.nameOf = nameOf;
    }

    LocalizedText of(ConditionTerms condition) {
        return new LocalizedText(english(condition), french(condition));
    }

    private String english(ConditionTerms condition) {
        int people = condition.mobilitiesPerYear();
        List<String> parts = new ArrayList<>();
        parts.add("Each academic year up to " + people + " " + who(condition.activity(), people) + " from "
                + place(condition.sending(), condition.sendingUnit(), LocalizedText::en) + " "
                + (people == 1 ? doesEnglish(condition.activity()) : doEnglish(condition.activity())) + " at "
                + place(condition.receiving(), condition.receivingUnit(), LocalizedText::en) + ", "
                + span(condition, "from ", " to ", "in "));
        if (condition.totalMonthsPerYear() != null) {
            parts.add(plain(condition.totalMonthsPerYear()) + " months a year together");
        }
        if (condition.totalDaysPerYear() != null) {
            parts.add(plain(condition.totalDaysPerYear()) + " days a year together");
        }
        add(parts, "fields (ISCED-F) ", fields(condition, LocalizedText::en));
        add(parts, "EQF level ", levels(condition));
        add(parts, "", languages(condition, Locale.ENGLISH, " at ", "level not specified"));
        if (condition.blended()) {
            parts.add("with a virtual part");
        }
        return sentence(parts, condition.otherTerms());
    }

    private String french(ConditionTerms condition) {
        int people = condition.mobilitiesPerYear();
        Function<LocalizedText, String> fr = text -> text.fr() == null ? text.en() : text.fr();
        List<String> parts = new ArrayList<>();
        parts.add("Chaque année universitaire, jusqu'à " + people + " " + qui(condition.activity(), people) + " de "
                + place(condition.sending(), condition.sendingUnit(), fr) + " "
                + verbe(condition.activity(), people) + " à "
                + place(condition.receiving(), condition.receivingUnit(), fr) + ", "
                + span(condition, "de ", " à ", "en "));
        if (condition.totalMonthsPerYear() != null) {
            parts.add(comma(plain(condition.totalMonthsPerYear())) + " mois par an au total");
        }
        if (condition.totalDaysPerYear() != null) {
            parts.add(comma(plain(condition.totalDaysPerYear())) + " jours par an au total");
        }
        add(parts, "domaines (CITE-F) ", fields(condition, LocalizedText::fr));
        add(parts, "niveau CEC ", levels(condition));
        add(parts, "", languages(condition, Locale.FRENCH, " au niveau ", "niveau non précisé"));
        if (condition.blended()) {
            parts.add("avec une partie virtuelle");
        }
        return sentence(parts, condition.otherTerms());
    }

    private static void add(List<String> parts, String before, String words) {
        if (!words.isEmpty()) {
            parts.add(before + words);
        }
    }

    private static String sentence(List<String> parts, String otherTerms) {
        return String.join("; ", parts) + "." + (otherTerms == null ? "" : " " + otherTerms);
    }

    private String place(UUID organisation, String unit, Function<LocalizedText, String> language) {
        String name = language.apply(nameOf.apply(organisation));
        return unit == null ? name : name + " (" + unit + ")";
    }

    private static String span(ConditionTerms condition, String from, String to, String in) {
        return condition.firstAcademicYear().equals(condition.lastAcademicYear())
                ? in + condition.firstAcademicYear()
                : from + condition.firstAcademicYear() + to + condition.lastAcademicYear();
    }

    private static String fields(ConditionTerms condition, Function<LocalizedText, String> language) {
        return condition.subjectAreas().stream()
                .map(area -> field(area.iscedF(), language)
                        + (area.clarification() == null ? "" : " (" + area.clarification() + ")"))
                .collect(Collectors.joining(", "));
    }

    private static String field(String code, Function<LocalizedText, String> language) {
        return IscedF.title(code)
                .map(title -> code + " " + language.apply(title))
                .orElse(code);
    }

    private static String levels(ConditionTerms condition) {
        return condition.eqfLevels().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String languages(ConditionTerms condition, Locale reader, String at, String anyLevel) {
        return condition.languages().stream()
                .map(need -> Locale.forLanguageTag(need.language()).getDisplayName(reader)
                        + (need.cefr() == Cefr.NS ? " (" + anyLevel + ")" : at + need.cefr()))
                .collect(Collectors.joining(", "));
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }

    private static String comma(String number) {
        return number.replace('.', ',');
    }

    private static String who(Activity activity, int people) {
        boolean one = people == 1;
        return switch (activity) {
            case STUDENT_STUDIES, STUDENT_TRAINEESHIP -> one ? "student" : "students";
            case STAFF_TEACHING, STAFF_TRAINING -> one ? "member of staff" : "members of staff";
            case RESEARCH -> one ? "researcher" : "researchers";
        };
    }

    private static String doEnglish(Activity activity) {
        return switch (activity) {
            case STUDENT_STUDIES -> "study";
            case STUDENT_TRAINEESHIP -> "work as trainees";
            case STAFF_TEACHING -> "teach";
            case STAFF_TRAINING -> "train";
            case RESEARCH -> "do research";
        };
    }

    private static String doesEnglish(Activity activity) {
        return switch (activity) {
            case STUDENT_STUDIES -> "studies";
            case STUDENT_TRAINEESHIP -> "works as a trainee";
            case STAFF_TEACHING -> "teaches";
            case STAFF_TRAINING -> "trains";
            case RESEARCH -> "does research";
        };
    }

    private static String qui(Activity activity, int people) {
        boolean one = people <= 1;
        return switch (activity) {
            case STUDENT_STUDIES, STUDENT_TRAINEESHIP -> one ? "étudiant" : "étudiants";
            case STAFF_TEACHING, STAFF_TRAINING -> one ? "membre du personnel" : "membres du personnel";
            case RESEARCH -> one ? "chercheur" : "chercheurs";
        };
    }

    private static String verbe(Activity activity, int people) {
        boolean one = people <= 1;
        return switch (activity) {
            case STUDENT_STUDIES -> one ? "étudie" : "étudient";
            case STUDENT_TRAINEESHIP -> one ? "fait un stage" : "font un stage";
            case STAFF_TEACHING -> one ? "enseigne" : "enseignent";
            case STAFF_TRAINING -> one ? "se forme" : "se forment";
            case RESEARCH -> one ? "fait de la recherche" : "font de la recherche";
        };
    }
}
