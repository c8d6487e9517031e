package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.invitation.EmailDomains;
import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.InvitationView;
import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.kit.invitation.Invite;
import eu.peregrine.kit.invitation.Issued;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One-time links for people of a party who have no account here: made, listed and taken back by the international office. */
@ApplicationScoped
@Transactional
public class AgreementInvitations {

    private final AgreementRepository agreements;
    private final AgreementDisputes disputes;
    private final Invitations invitations;
    private final OrganisationRepository organisations;
    private final PartyDirectory directory;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AgreementInvitations(
            AgreementRepository agreements,
            AgreementDisputes disputes,
            Invitations invitations,
            OrganisationRepository organisations,
            PartyDirectory directory,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.agreements = agreements;
        this.disputes = disputes;
        this.invitations = invitations;
        this.organisations = organisations;
        this.directory = directory;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @return the invitation with its link, which is shown this once
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the verb is not legal now, the party has approved
     *     already, or it is to dispute and nothing was recorded for it or is disputed already, 422 when the party is not clear, what is to be approved cannot be since one is suspended or archived, or the address is of no contact of it, of none of its domains and not
     *     confirmed
     */
    InvitationView invite(UUID id, InvitationDraft draft) {
        Agreement agreement = toChange(id);
        requireLegal(agreement, draft.verb());
        UUID party = party(agreement, draft);
        if (draft.verb() == InvitedVerb.DISPUTE) {
            AgreementDispute.requireRecorded(agreement, party);
            disputes.requireNoneOpen(id);
        } else if (agreement.awaiting().stream()
                .noneMatch(open -> open.organisationId().equals(party))) {
            throw Problems.conflict("approved-already", "Nothing is awaited from this party now.");
        }
        if (draft.verb() == InvitedVerb.APPROVE) {
            agreement.againstApproval(directory.of(agreement.partyIds())).throwIfAny();
        }
        requireKnownAddress(draft, party);
        Issued issued = invitations.issue(new Invite(
                Agreements.KIND,
                id,
                draft.verb().word(),
                LinkStamp.of(agreement).text(),
                party,
                draft.email()));
        tell(agreement, "agreement.invited", issued.invitation());
        return InvitationView.of(issued, directory.refs(List.of(party)).get(party));
    }

    private static void requireLegal(Agreement agreement, InvitedVerb invited) {
        if (invited.verb() != null && !invited.verb().isLegalIn(agreement.state())) {
            throw Problems.illegalTransition(
                    Agreements.KIND,
                    agreement.state(),
                    invited.word(),
                    agreement.state().verbs());
        }
    }

    Page<InvitationView> list(UUID id, ListRequest request) {
        Agreement agreement = agreements.visible(id, Audience.of(caller)).orElseThrow(AgreementInvitations::unknown);
        Map<UUID, Ref> names = directory.refs(agreement.partyIds());
        Page<Invitation> page = invitations.of(Agreements.KIND, id, request);
        return InvitationView.page(page, names);
    }

    void revoke(UUID id, UUID invitationId) {
        Agreement agreement = toChange(id);
        Invitation revoked = invitations.revoke(Agreements.KIND, id, invitationId);
        tell(agreement, "agreement.invitation-revoked", revoked);
    }

    private void tell(Agreement agreement, String event, Invitation invitation) {
        agreement.noted(event, clock.instant().truncatedTo(ChronoUnit.MICROS));
        outbox.publish(
                agreement,
                AgreementAside.of(agreement, invitation),
                Readers.staff().organisation(invitation.onBehalfOf()));
    }

    private Agreement toChange(UUID id) {
        return agreements.visibleToChange(id, Audience.of(caller)).orElseThrow(AgreementInvitations::unknown);
    }

    private static RuntimeException unknown() {
        return Problems.notFound(Agreements.KIND);
    }

    private static UUID party(Agreement agreement, InvitationDraft draft) {
        if (draft.organisationId() != null) {
            if (!agreement.isParty(draft.organisationId())) {
                throw Problems.invalid(new Violations()
                        .add("/organisationId", "not-a-party", "This organisation is not a party to the agreement.")
                        .all());
            }
            return draft.organisationId();
        }
        List<UUID> others = agreement.parties().stream()
                .filter(party -> !party.isHome())
                .map(AgreementParty::organisationId)
                .toList();
        if (others.size() != 1) {
            throw Problems.invalid(new Violations()
                    .add("/organisationId", "party-required", "Several parties take part; name the one you invite.")
                    .all());
        }
        return others.get(0);
    }

    private void requireKnownAddress(InvitationDraft draft, UUID party) {
        List<String> domains = organisations.byId(party).stream()
                .flatMap(AgreementInvitations::domains)
                .toList();
        boolean isContact = organisations.byId(party).stream().anyMatch(known -> known.isReachedAt(draft.email()));
        EmailDomains.require(draft.email(), domains, Boolean.TRUE.equals(draft.confirmed()) || isContact);
    }

    private static Stream<String> domains(Organisation organisation) {
        return Stream.of(
                        Stream.ofNullable(organisation.identifiers().schac()),
                        EmailDomains.ofWebsite(organisation.website()).stream(),
                        organisation.contactAddresses().stream()
                                .flatMap(address -> EmailDomains.ofContact(address).stream()))
                .flatMap(known -> known)
                .distinct();
    }
}
