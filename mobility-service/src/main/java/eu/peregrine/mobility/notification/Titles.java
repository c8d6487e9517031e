package eu.peregrine.mobility.notification;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.person.NotificationKind;

/** What a person is told, in one line. */
final class Titles {

    private Titles() {}

    /** @param reference of what it is about; null where it has none */
    static LocalizedText of(NotificationKind kind, String reference) {
        String it = reference == null ? "" : " " + reference;
        return switch (kind) {
            case PLACE_OFFERED ->
                new LocalizedText(
                        "You were offered a place abroad: accept or decline it",
                        "Une place à l’étranger vous est proposée : acceptez-la ou refusez-la");
            case NOT_PLACED ->
                new LocalizedText(
                        "You were not placed in this round; the campaign explains why",
                        "Vous n’avez pas obtenu de place dans cette session ; la campagne explique pourquoi");
            case HOST_APPROVED ->
                new LocalizedText(
                        "The host has approved your stay" + it,
                        "L’établissement d’accueil a accepté votre séjour" + it);
            case HOST_REJECTED ->
                new LocalizedText(
                        "The host has rejected your stay" + it + "; the office looks for what is possible",
                        "L’établissement d’accueil a refusé votre séjour" + it + " ; le service cherche une solution");
            case STAY_CHANGED ->
                new LocalizedText("Your stay" + it + " was changed", "Votre séjour" + it + " a été modifié");
            case STAY_CANCELLED ->
                new LocalizedText("Your stay" + it + " was cancelled", "Votre séjour" + it + " a été annulé");
            case STAY_RECOGNISED ->
                new LocalizedText("Your stay" + it + " was recognised", "Votre séjour" + it + " a été reconnu");
            case GRANT_OFFERED ->
                new LocalizedText(
                        "You were offered a grant" + it + ": accept or decline it",
                        "Une bourse" + it + " vous est proposée : acceptez-la ou refusez-la");
            case PAYMENT_MADE ->
                new LocalizedText("A payment was made to you" + it, "Un versement vous a été fait" + it);
            case TASK_OPENED, TASK_REMINDED, TASK_OVERDUE, MESSAGE ->
                throw new IllegalArgumentException("Its own title is told of a " + kind);
        };
    }
}
