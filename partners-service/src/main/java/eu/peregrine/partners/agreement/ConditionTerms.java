package eu.peregrine.partners.agreement;

import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What one directional condition of an agreement says. Names and meaning are EWP's (IIA API v7), as JSON.
 *
 * @param id of the condition; kept over revisions, minted when absent
 * @param activity what people do
 * @param sending organisation they come from
 * @param receiving organisation they go to
 * @param sendingUnit faculty or department they come from
 * @param receivingUnit faculty or department they go to
 * @param firstAcademicYear first year it holds, {@code 2026/2027}, in the southern hemisphere {@code 2026/2026}
 * @param lastAcademicYear last year it holds
 * @param mobilitiesPerYear people per academic year
 * @param totalMonthsPerYear of students: months of all stays together per academic year
 * @param totalDaysPerYear of staff: days of all stays together per academic year
 * @param subjectAreas fields it is open for; all when empty
 * @param eqfLevels of students: levels of the European Qualifications Framework, 1 to 8
 * @param blended of students: whether stays with a virtual part are meant
 * @param languages languages asked for
 * @param otherTerms anything else, in words
 */
public record ConditionTerms(
        UUID id,
        @NotNull Activity activity,
        @NotNull UUID sending,
        @NotNull UUID receiving,
        @Size(min = 1, max = 100) String sendingUnit,
        @Size(min = 1, max = 100) String receivingUnit,

        @NotNull @Pattern(regexp = AcademicYears.PATTERN, message = AcademicYears.MESSAGE)
        String firstAcademicYear,

        @NotNull @Pattern(regexp = AcademicYears.PATTERN, message = AcademicYears.MESSAGE)
        String lastAcademicYear,

        @NotNull @Min(0) @Max(100_000) Integer mobilitiesPerYear,

        @DecimalMin("0.01") @Digits(integer = 6, fraction = 2)
        BigDecimal totalMonthsPerYear,

        @DecimalMin("0.01") @Digits(integer = 6, fraction = 2)
        BigDecimal totalDaysPerYear,

        @Size(max = 100) List<@NotNull @Valid SubjectArea> subjectAreas,
        @Size(max = 8) List<@NotNull @Min(1) @Max(8) Integer> eqfLevels,
        Boolean blended,
        @Size(max = 20) List<@NotNull @Valid LanguageRequirement> languages,
        @Size(min = 1, max = 4000) String otherTerms) {

    /**
     * Absent lists are empty and absent {@code blended} is false, so that equal is equal. Amounts stay as they were written:
     * a copy of {@code 5.00} months hashes to something else than one of {@code 5}.
     */
    public ConditionTerms {
        totalMonthsPerYear = plain(totalMonthsPerYear);
        totalDaysPerYear = plain(totalDaysPerYear);
        subjectAreas = subjectAreas == null ? List.of() : unmodifiable(subjectAreas);
        eqfLevels = eqfLevels == null ? List.of() : unmodifiable(eqfLevels);
        blended = Boolean.TRUE.equals(blended);
        languages = languages == null ? List.of() : unmodifiable(languages);
    }

    /** Whether it names no language where one is needed: for studies and teaching. */
    boolean lacksLanguages() {
        return activity.isLanguageRequired() && languages.isEmpty();
    }

    /** Whether it names no EQF level where one is needed: for studies. */
    boolean lacksEqfLevels() {
        return activity == Activity.STUDENT_STUDIES && eqfLevels.isEmpty();
    }

    ConditionTerms withYears(String first, String last) {
        return new ConditionTerms(
                id,
                activity,
                sending,
                receiving,
                sendingUnit,
                receivingUnit,
                first,
                last,
                mobilitiesPerYear,
                totalMonthsPerYear,
                totalDaysPerYear,
                subjectAreas,
                eqfLevels,
                blended,
                languages,
                otherTerms);
    }

    /**
     * The same, with its amounts written as they were before where they are as large: whoever reads {@code 5.00} and sends
     * {@code 5} back has changed nothing.
     *
     * @param before the conditions so far
     */
    ConditionTerms writtenAs(List<ConditionTerms> before) {
        return before.stream()
                .filter(known -> known.id() != null && known.id().equals(id))
                .findFirst()
                .map(known -> withAmounts(
                        written(totalMonthsPerYear, known.totalMonthsPerYear),
                        written(totalDaysPerYear, known.totalDaysPerYear)))
                .orElse(this);
    }

    private static BigDecimal written(BigDecimal amount, BigDecimal before) {
        boolean same = amount != null && before != null && amount.compareTo(before) == 0;
        return same ? before : amount;
    }

    private ConditionTerms withAmounts(BigDecimal months, BigDecimal days) {
        return new ConditionTerms(
                id,
                activity,
                sending,
                receiving,
                sendingUnit,
                receivingUnit,
                firstAcademicYear,
                lastAcademicYear,
                mobilitiesPerYear,
                months,
                days,
                subjectAreas,
                eqfLevels,
                blended,
                languages,
                otherTerms);
    }

    ConditionTerms withId(UUID newId) {
        return new ConditionTerms(
                newId,
                activity,
                sending,
                receiving,
                sendingUnit,
                receivingUnit,
                firstAcademicYear,
                lastAcademicYear,
                mobilitiesPerYear,
                totalMonthsPerYear,
                totalDaysPerYear,
                subjectAreas,
                eqfLevels,
                blended,
                languages,
                otherTerms);
    }

    /** The same with the survivor in the place of an organisation that was merged. */
    ConditionTerms following(OrganisationsMerged merged) {
        return new ConditionTerms(
                id,
                activity,
                merged.survivorOf(sending),
                merged.survivorOf(receiving),
                sendingUnit,
                receivingUnit,
                firstAcademicYear,
                lastAcademicYear,
                mobilitiesPerYear,
                totalMonthsPerYear,
                totalDaysPerYear,
                subjectAreas,
                eqfLevels,
                blended,
                languages,
                otherTerms);
    }

    /** List.copyOf would refuse a null element before validation could name it. */
    private static <T> List<T> unmodifiable(List<T> list) {
        return java.util.Collections.unmodifiableList(new java.util.ArrayList<>(list));
    }

    private static BigDecimal plain(BigDecimal amount) {
        if (amount == null) {
            return null;
        }
        return amount.scale() < 0 ? amount.setScale(0) : amount;
    }
}
