package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.web.LocalizedText;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be to do; {@code %s} is the reference of what it is about. */
enum TaskKind {
    ANSWER_OFFER("Accept or decline the award %s", "Accepter ou refuser la bourse %s"),
    SIGN_CONTRACT("Have the contract of the award %s signed", "Faire signer le contrat de la bourse %s"),
    NAME_BANK_ACCOUNT("Say where the award %s is to be paid", "Indiquer où verser la bourse %s"),
    REPORT_ON_STAY(
            "Report on the stay: the balance of the award %s waits for it",
            "Remettre le rapport de séjour : le solde de la bourse %s en dépend"),
    CHASE_REPORT(
            "The report on the stay is late: ask for it, the balance of the award %s is held back",
            "Le rapport de séjour est en retard : le réclamer, le solde de la bourse %s est retenu"),
    RECOVER_OVER_AWARD(
            "Recover %s, set it off, or write it off", "Recouvrer %s, le compenser ou l’admettre en non-valeur"),
    ORDER_PAYMENT("Pay the instalment %s", "Verser l’échéance %s"),
    DECIDE_HELD_PAYMENT(
            "The instalment %s is held back: release it when the reason has gone",
            "L’échéance %s est retenue : la débloquer quand la raison aura disparu"),
    RETRY_PAYMENT(
            "The bank has not paid the instalment %s: find out why and release it again",
            "La banque n’a pas versé l’échéance %s : en chercher la cause et la débloquer de nouveau"),
    APPROVE_PAYMENT_BATCH(
            "A second person approves or refuses the payment batch %s",
            "Une deuxième personne approuve ou refuse le lot de paiements %s"),
    IMPORT_BANK_ANSWER(
            "The bank has not answered about the payment batch %s: import its answer, or ask",
            "La banque n’a pas répondu au sujet du lot de paiements %s : importer sa réponse, ou la demander"),
    COMPLETE_APPLICATION("Complete the application %s", "Compléter la candidature %s"),
    ANSWER_APPEAL("Answer the appeal of the application %s", "Répondre au recours de la candidature %s");

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

    /** As tasks name several. */
    static Set<String> codes(TaskKind... kinds) {
        return Stream.of(kinds).map(TaskKind::code).collect(Collectors.toUnmodifiableSet());
    }

    LocalizedText title(String reference) {
        return new LocalizedText(en.formatted(reference), fr.formatted(reference));
    }
}
