package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** How a party ends an agreement alone: by notice, a full academic year ahead. */
@ApplicationScoped
@Transactional
class AgreementEndings {

    private final Agreements agreements;
    private final ActingParty actingParty;
    private final AgreementPapers papers;
    private final Acting acting;

    @Inject
    AgreementEndings(Agreements agreements, ActingParty actingParty, AgreementPapers papers, Acting acting) {
        this.agreements = agreements;
        this.actingParty = actingParty;
        this.papers = papers;
        this.acting = acting;
    }

    AgreementView giveNotice(UUID id, String ifMatch, NoticeDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        acting.reason(draft.reason());
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        Instant now = agreements.now();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate givenOn = draft.givenOn() == null ? today : draft.givenOn();
        new Violations()
                .check(
                        act.isRecorded() || givenOn.equals(today),
                        "/givenOn",
                        "given-today",
                        "A notice is given today; only one that is recorded from paper was given before.")
                .check(!givenOn.isAfter(today), "/givenOn", "in-the-future", "A notice is not given ahead.")
                .throwIfAny();
        agreement.giveNotice(papers.remark(act, draft.reason(), draft.documentId(), agreement), givenOn, now);
        return agreements.published(agreement);
    }

    AgreementView withdrawNotice(UUID id, String ifMatch, PartyDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        papers.require(act, draft.documentId(), agreement);
        agreement.withdrawNotice(act.party(), agreements.now());
        return agreements.published(agreement);
    }
}
