package eu.peregrine.mobility.duty;

import eu.peregrine.kit.web.LocalizedText;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What can be to do about a stay; {@code %s} is its reference. */
enum TaskKind {
    NOMINATE_STUDENT("Nominate %s to the host", "Nommer %s auprès de l’établissement d’accueil"),
    ACCEPT_STAY("Accept the stay %s, or say why not", "Accepter le séjour %s, ou dire pourquoi non"),
    DECIDE_NOMINATION("Decide about the nomination %s", "Décider de la nomination %s"),
    APPLY_TO_HOST(
            "Apply to the host for %s, as its factsheet says",
            "Candidater auprès de l’établissement d’accueil pour %s, comme l’indique sa fiche"),
    ANSWER_REJECTION(
            "The host has rejected %s: propose something else, or cancel",
            "L’établissement d’accueil a refusé %s : proposer autre chose, ou annuler"),
    RECONSIDER_STAY(
            "The partner or the agreement of %s is not active any more: find another way, or cancel",
            "Le partenaire ou l’accord de %s n’est plus actif : trouver une autre solution, ou annuler"),
    CHASE_HOST("The host is late with %s: remind it", "L’établissement d’accueil est en retard pour %s : le relancer"),
    PROPOSE_LEARNING_AGREEMENT("Propose the learning agreement of %s", "Proposer le contrat pédagogique de %s"),
    SIGN_LEARNING_AGREEMENT("Sign the learning agreement of %s", "Signer le contrat pédagogique de %s"),
    EXTEND_LEARNING_AGREEMENT(
            "The stay was extended: add to the learning agreement of %s",
            "Le séjour est prolongé : compléter le contrat pédagogique de %s"),
    SHOW_INSURANCE("Show your insurance for %s", "Présenter votre assurance pour %s"),
    CHECK_LANGUAGE("Check the language level for %s", "Vérifier le niveau de langue pour %s"),
    PROPOSE_CONVENTION("Propose the convention of %s", "Proposer la convention de %s"),
    SIGN_CONVENTION("Sign the convention of %s", "Signer la convention de %s"),
    HAVE_CONVENTION_SIGNED(
            "Have the employer sign the convention of %s", "Faire signer la convention de %s par l’employeur"),
    ANSWER_DISPUTE(
            "What was recorded of %s is contradicted: answer it",
            "Ce qui a été enregistré de %s est contesté : y répondre"),
    CLEAR_STAY("Decide whether %s is cleared", "Décider de l’autorisation de départ de %s"),
    MARK_READY("Everything is there: declare %s ready", "Tout est réuni : déclarer %s prêt au départ"),
    ATTEST_ARRIVAL("Attest the arrival of %s", "Attester l’arrivée pour %s"),
    ATTEST_DEPARTURE("Attest the departure of %s", "Attester le départ pour %s"),
    DECIDE_EXTENSION("Agree to the extension of %s, or not", "Accorder la prolongation de %s, ou non"),
    SEND_TRANSCRIPT("Send the transcript of %s", "Envoyer le relevé de notes de %s"),
    RECOGNISE_STAY("Recognise the stay %s", "Reconnaître le séjour %s"),
    CLOSE_FILE("Close the file %s", "Clore le dossier %s");

    /** The kinds that are looked after here. */
    static final Set<String> CODES =
            Arrays.stream(values()).map(TaskKind::code).collect(Collectors.toUnmodifiableSet());

    private final String en;
    private final String fr;

    TaskKind(String en, String fr) {
        this.en = en;
        this.fr = fr;
    }

    /** As tasks name it. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    LocalizedText title(String reference) {
        return new LocalizedText(en.formatted(reference), fr.formatted(reference));
    }
}
