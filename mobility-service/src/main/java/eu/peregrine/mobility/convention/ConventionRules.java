package eu.peregrine.mobility.convention;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import java.util.ArrayList;
import java.util.List;

/** Who must sign a convention, and under which regime an apprentice may go. */
final class ConventionRules {

    /** Up to four weeks abroad are by agreement between employer and host (Code du travail, L6222-42 and R6222-67). */
    private static final int DAYS_BY_AGREEMENT = 28;

    private ConventionRules() {}

    /**
     * The signers of a convention.
     *
     * @param apprentice whether the student is one, so that the employer signs too
     * @param priorAgreement whether an agreement with the host binds already: the host of an apprentice need not sign then
     */
    static List<ConventionSigner> signers(boolean apprentice, boolean priorAgreement) {
        List<ConventionSigner> signers = new ArrayList<>(List.of(ConventionSigner.values()));
        if (!apprentice) {
            signers.remove(ConventionSigner.EMPLOYER);
        }
        if (apprentice && priorAgreement) {
            signers.remove(ConventionSigner.HOST);
        }
        return signers;
    }

    /**
     * Holds the regime against the law.
     *
     * @param apprentice whether the student is one
     * @param contract the apprentice's contract; null if it is not known
     * @param stay first and last day of the whole stay
     */
    static void checkRegime(
            ApprenticeRegime regime, boolean apprentice, Period contract, Period stay, Violations found) {
        if (!apprentice) {
            found.check(regime == null, "/terms/regime", "no-apprentice", "Only an apprentice goes under a regime.");
            return;
        }
        found.check(
                contract != null,
                "/terms/regime",
                "contract-unknown",
                "The first and last day of the apprenticeship contract are not known; complete the student's record.");
        found.check(
                regime != null,
                "/terms/regime",
                "regime-required",
                "Say whether the apprentice is seconded to the host or the contract is suspended.");
        found.check(
                regime != ApprenticeRegime.SUSPENSION || stay.days() > DAYS_BY_AGREEMENT,
                "/terms/regime",
                "suspension-too-short",
                "Up to four weeks abroad are by agreement between employer and host: the contract is not suspended.");
    }
}
