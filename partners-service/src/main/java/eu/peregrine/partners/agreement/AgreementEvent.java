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
        Basis basis) {

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
                agreement.basis());
    }
}
