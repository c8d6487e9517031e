package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.web.Ref;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An agreement in a list; its conditions, approvals and actions are behind {@code href}.
 *
 * @param id its id
 * @param reference its short reference
 * @param kind what it is about
 * @param state where it stands
 * @param title a title that people recognise it by
 * @param illustrative whether it was made up for demonstration
 * @param parties the organisations that agree
 * @param signedOn when it was signed, or entered into force
 * @param basis {@code own-token} or {@code recorded}
 * @param revision the revision that is open
 * @param contentHash its content hash
 * @param awaiting the parties whose approval is missing
 * @param modifiedAt when it was last changed
 * @param href where it stands in full
 */
public record AgreementListItem(
        UUID id,
        String reference,
        AgreementKind kind,
        AgreementState state,
        String title,
        boolean illustrative,
        List<Ref> parties,
        LocalDate signedOn,
        Basis basis,
        int revision,
        String contentHash,
        List<Ref> awaiting,
        Instant modifiedAt,
        String href) {

    static AgreementListItem of(Agreement agreement) {
        return new AgreementListItem(
                agreement.id(),
                agreement.reference(),
                agreement.kind(),
                agreement.state(),
                agreement.title(),
                agreement.isIllustrative(),
                refs(agreement.parties()),
                agreement.signedOn(),
                agreement.basis(),
                agreement.revision(),
                agreement.contentHash(),
                refs(agreement.awaiting()),
                agreement.modifiedAt(),
                "/api/v1/agreements/" + agreement.id());
    }

    private static List<Ref> refs(List<AgreementParty> parties) {
        return parties.stream().map(party -> party.organisation().toRef()).toList();
    }
}
