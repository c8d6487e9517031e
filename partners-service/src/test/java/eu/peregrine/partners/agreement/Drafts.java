package eu.peregrine.partners.agreement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Drafts for tests: one that keeps every rule, to be spoiled. */
final class Drafts {

    static final UUID HOME = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    static final UUID PARTNER = UUID.fromString("0190a000-0000-7000-8000-000000000002");
    static final UUID THIRD = UUID.fromString("0190a000-0000-7000-8000-000000000003");

    private Drafts() {}

    static Map<UUID, Party> known() {
        return Stream.of(
                        new Party(HOME, "home.example.fr", true, true, null),
                        new Party(PARTNER, "partner.example.de", false, true, null),
                        new Party(THIRD, THIRD.toString(), false, true, null))
                .collect(Collectors.toMap(Party::id, Function.identity()));
    }

    static Map<UUID, Party> knownWithSuspendedPartner() {
        return Map.of(
                HOME, new Party(HOME, "home.example.fr", true, true, null),
                PARTNER, new Party(PARTNER, "partner.example.de", false, false, null));
    }

    static AgreementDraft draft(ConditionTerms... conditions) {
        return draft("Exchange of students", conditions);
    }

    static AgreementDraft draft(String title, ConditionTerms... conditions) {
        return new AgreementDraft(
                null, AgreementKind.ERASMUS_IIA, title, List.of(HOME, PARTNER), null, true, List.of(conditions), null);
    }

    static AgreementDraft draft(List<UUID> parties, ConditionTerms... conditions) {
        return new AgreementDraft(
                null,
                AgreementKind.ERASMUS_IIA,
                "Exchange of students",
                parties,
                null,
                true,
                List.of(conditions),
                null);
    }

    static AgreementDraft recorded(AgreementDraft.Recorded recorded) {
        return new AgreementDraft(
                null,
                AgreementKind.BILATERAL_EXCHANGE,
                "From paper",
                List.of(HOME, PARTNER),
                null,
                false,
                List.of(studies()),
                recorded);
    }

    static ConditionTerms studies() {
        return terms(UUID.fromString("0190a000-0000-7000-8000-0000000000c1"), Activity.STUDENT_STUDIES)
                .build();
    }

    static Terms terms(UUID id, Activity activity) {
        return new Terms(id, activity);
    }

    /** Terms of a condition, valid until a test says otherwise. */
    static final class Terms {
        private final UUID id;
        private final Activity activity;
        UUID sending = HOME;
        UUID receiving = PARTNER;
        String first = "2026/2027";
        String last = "2029/2030";
        int people = 4;
        BigDecimal months;
        BigDecimal days;
        List<Integer> eqf;
        boolean blended;
        List<SubjectArea> fields = List.of(new SubjectArea("0732", null));
        List<LanguageRequirement> languages = List.of(new LanguageRequirement("en", Cefr.B2, null));

        private Terms(UUID id, Activity activity) {
            this.id = id;
            this.activity = activity;
            this.months = activity == Activity.STUDENT_STUDIES ? new BigDecimal("20") : null;
            this.eqf = activity == Activity.STUDENT_STUDIES ? List.of(6, 7) : List.of();
        }

        Terms with(java.util.function.Consumer<Terms> change) {
            change.accept(this);
            return this;
        }

        ConditionTerms build() {
            return new ConditionTerms(
                    id, activity, sending, receiving, null, null, first, last, people, months, days, fields, eqf,
                    blended, languages, null);
        }
    }
}
