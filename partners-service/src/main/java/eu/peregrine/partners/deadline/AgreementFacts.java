package eu.peregrine.partners.deadline;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What deadlines need to know of an agreement.
 *
 * @param id the agreement
 * @param reference its short reference
 * @param state where it stands
 * @param revision the revision that is open
 * @param proposedOn when that revision was made
 * @param recorded whether it was recorded from paper
 * @param hasPaper whether a document is attached
 * @param incomplete whether it was taken from paper without a language, a level or its day of signature
 * @param disputed whether a party disputes what was recorded for it, and is not answered
 * @param overOn the first day on which it is over: its last academic year, or its notice; null unless in force
 * @param noticeBy the party that gave notice, or null
 * @param renewed whether another agreement renews it
 * @param parties its parties
 * @param lastYears the last academic years of its conditions, each once
 */
record AgreementFacts(
        UUID id,
        String reference,
        String state,
        int revision,
        LocalDate proposedOn,
        boolean recorded,
        boolean hasPaper,
        boolean incomplete,
        boolean disputed,
        LocalDate overOn,
        UUID noticeBy,
        boolean renewed,
        List<Side> parties,
        List<String> lastYears) {

    /**
     * A party.
     *
     * @param id its id
     * @param home whether it is the home school
     * @param awaiting whether its approval of what is open is missing
     */
    record Side(UUID id, boolean home, boolean awaiting) {}
}
