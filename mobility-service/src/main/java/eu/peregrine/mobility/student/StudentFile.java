package eu.peregrine.mobility.student;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.programme.StudentStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a student's mandate depends on, but for the stays that this system keeps.
 *
 * @param id the student
 * @param givenName given names
 * @param familyName family name
 * @param programmeId the programme enrolled in
 * @param intake the academic year of enrolment
 * @param cohort the year of graduation
 * @param status how enrolled
 * @param eqf level of the studies
 * @param iscedF field of the studies
 * @param exemption why no mobility is owed; null where it is
 * @param waivedDays days of a shortfall by force majeure that are waived; 0 if none
 * @param waiverReason why; null if none
 * @param proofs evidence of languages
 * @param priorStays stays from before the system
 */
public record StudentFile(
        UUID id,
        String givenName,
        String familyName,
        UUID programmeId,
        String intake,
        String cohort,
        StudentStatus status,
        int eqf,
        String iscedF,
        String exemption,
        int waivedDays,
        String waiverReason,
        List<ProofOnFile> proofs,
        List<StayBefore> priorStays) {

    /**
     * A language proof.
     *
     * @param id the proof
     * @param language BCP 47 code
     * @param kind what it rests on
     * @param provider the test, or who else vouches; may be null
     * @param score the test's score; may be null
     * @param level the level proven
     * @param validUntil its last day; null if it does not expire
     */
    public record ProofOnFile(
            UUID id,
            String language,
            ProofKind kind,
            String provider,
            BigDecimal score,
            Cefr level,
            LocalDate validUntil) {}

    /**
     * A stay from before the system.
     *
     * @param id the record
     * @param kind its kind as in JSON
     * @param host where
     * @param start first day
     * @param end last day, which counts
     * @param fullHostTerm whether it covered the host's whole term
     * @param inGroup whether it was a group's stay
     */
    public record StayBefore(
            UUID id, String kind, String host, LocalDate start, LocalDate end, boolean fullHostTerm, boolean inGroup) {}

    /** Both names, for people. */
    public String name() {
        return givenName + " " + familyName;
    }
}
