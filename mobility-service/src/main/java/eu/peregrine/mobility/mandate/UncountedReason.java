package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import java.time.LocalDate;

/**
 * Why days do not count.
 *
 * @param code for programs
 * @param text for people, so worded that it can follow "because"
 */
record UncountedReason(String code, LocalizedText text) {

    static UncountedReason state(String state) {
        LocalizedText text = switch (state) {
            case "CANCELLED" -> new LocalizedText("it was cancelled", "il a été annulé");
            case "HOST_REJECTED" -> new LocalizedText("the host refused it", "l'établissement d'accueil l'a refusé");
            default -> new LocalizedText("it is " + state, "il est à l'état " + state);
        };
        return new UncountedReason("state", text);
    }

    static UncountedReason kind(String kind) {
        return new UncountedReason(
                "kind",
                new LocalizedText(
                        "the policy does not count stays of the kind " + kind,
                        "la politique ne compte pas les séjours du type " + kind));
    }

    static UncountedReason inGroup() {
        return new UncountedReason(
                "in-group",
                new LocalizedText(
                        "the policy does not count stays of a group",
                        "la politique ne compte pas les séjours en groupe"));
    }

    static UncountedReason neverBegun() {
        return new UncountedReason(
                "never-begun",
                new LocalizedText(
                        "its last day is past and no arrival was attested",
                        "son dernier jour est passé sans qu'aucune arrivée ait été attestée"));
    }

    static UncountedReason interrupted() {
        return new UncountedReason(
                "interrupted", new LocalizedText("the stay was interrupted", "le séjour était interrompu"));
    }

    static UncountedReason overlap() {
        return new UncountedReason(
                "overlap",
                new LocalizedText(
                        "another stay counts the same days already", "un autre séjour compte déjà les mêmes jours"));
    }

    static UncountedReason tooLate(LocalDate lastDay) {
        return new UncountedReason(
                "too-late",
                new LocalizedText(
                        lastDay + " is the last day that counts", "le " + lastDay + " est le dernier jour qui compte"));
    }

    static UncountedReason notCumulative() {
        return new UncountedReason(
                "not-cumulative",
                new LocalizedText(
                        "stays do not add up and another one counts for more",
                        "les séjours ne se cumulent pas et un autre compte davantage"));
    }

    static UncountedReason tooManySegments(int most) {
        return new UncountedReason(
                "too-many-segments",
                new LocalizedText(
                        "the policy counts " + most + (most == 1 ? " segment" : " segments") + " at most",
                        "la politique compte au plus " + most + (most == 1 ? " segment" : " segments")));
    }

    UncountedStay applied(StayPeriod stay, long days) {
        return new UncountedStay(
                stay.mobility(),
                stay.priorStay(),
                stay.reference(),
                stay.kind(),
                stay.state(),
                stay.start(),
                stay.end(),
                days,
                code,
                text);
    }
}
