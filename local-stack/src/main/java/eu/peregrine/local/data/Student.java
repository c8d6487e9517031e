package eu.peregrine.local.data;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A student who does not exist: names are drawn from lists of common ones, addresses are of {@code example.org}.
 *
 * @param intake academic year of entry, {@code 2025/2026}
 * @param cohort year of graduation
 * @param status {@code engineer | apprentice}
 * @param eqf level of the current studies
 * @param iscedF field of the current studies
 * @param gpa from 9 to 19 on the French scale of 20, two decimals
 * @param ects credits gained so far
 * @param employer apprentices only, invented
 * @param contractStart apprentices only
 * @param contractEnd apprentices only, three years after the start
 */
public record Student(
        UUID id,
        String givenName,
        String familyName,
        LocalDate birthDate,
        String email,
        String nationality,
        UUID programmeId,
        String intake,
        String cohort,
        String status,
        int eqf,
        String iscedF,
        BigDecimal gpa,
        int ects,
        String employer,
        LocalDate contractStart,
        LocalDate contractEnd,
        List<LanguageProof> languageProofs) {

    /** Whether some proof reaches what is asked for. */
    boolean speaks(Language wanted) {
        return languageProofs.stream()
                .anyMatch(proof -> proof.language().equals(wanted.language()) && wanted.metBy(proof.level()));
    }
}
