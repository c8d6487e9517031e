package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * The whole public state of an agreement, as its events carry it.
 *
 * @param id its id
 * @param reference its short reference
 * @param kind what it is about
 * @param state where it stands
 * @param title a title that people recognise it by
 * @param illustrative whether it was made up for demonstration
 * @param revision the revision that is open
 * @param contentHash its content hash
 * @param parties the organisations that agree, by id
 * @param conditions its directional conditions
 * @param signedOn when it was signed, or entered into force
 * @param basis {@code own-token} or {@code recorded}
 * @param mutualRevision the last revision that every party approved
 * @param proposal what is put before the parties, while it is open; what is in force stands in {@code conditions}
 * @param endsOn the first day on which it is over by notice
 * @param expiresOn the first day on which the last academic year of its conditions is over
 * @param renews the agreement that it follows on
 * @param replacedBy the agreement in which it goes on since they were merged
 * @param splitFrom the agreement that it was split off from
 */
public record AgreementEvent(
        UUID id,
        String reference,
        AgreementKind kind,
        AgreementState state,
        String title,
        boolean illustrative,
        int revision,
        String contentHash,
        List<UUID> parties,
        List<ConditionTerms> conditions,
        LocalDate signedOn,
        Basis basis,
        Integer mutualRevision,
        AgreementProposal proposal,
        LocalDate endsOn,
        LocalDate expiresOn,
        UUID renews,
        UUID replacedBy,
        UUID splitFrom) {

    static AgreementEvent of(Agreement agreement) {
        return new AgreementEvent(
                agreement.id(),
                agreement.reference(),
                agreement.kind(),
                agreement.state(),
                agreement.title(),
                agreement.isIllustrative(),
                agreement.revision(),
                agreement.contentHash(),
                agreement.partyIds(),
                agreement.conditions(),
                agreement.signedOn(),
                agreement.basis(),
                agreement.mutualRevision(),
                AgreementProposal.of(agreement),
                agreement.endsOn(),
                agreement.lastYearOver().orElse(null),
                agreement.renews(),
                agreement.replacedBy(),
                agreement.splitFrom());
    }
}
