package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.invitation.LinkCard;
import eu.peregrine.kit.invitation.LinkCard.Fact;
import eu.peregrine.kit.invitation.LinkReceipt;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An agreement in the words that somebody reads who is asked by a link to approve, refuse or dispute it. */
final class AgreementCard {

    private final Agreement agreement;
    private final Map<UUID, Ref> names;

    AgreementCard(Agreement agreement, Map<UUID, Ref> names) {
        this.agreement = agreement;
        this.names = names;
    }

    LinkCard of(Invitation invitation) {
        InvitedVerb verb = InvitedVerb.of(invitation.verb());
        LocalizedText party = name(invitation.onBehalfOf());
        ConditionWords words = new ConditionWords(this::name);
        return new LinkCard(
                verb.word(),
                task(verb, party),
                agreement.open().terms().title(),
                facts(verb, invitation.onBehalfOf(), party),
                terms(words),
                agreement.open().contentHash(),
                invitation.expiresAt(),
                verb != InvitedVerb.APPROVE);
    }

    /** What it says and, of a split, what the agreement says that is split off. */
    private List<LocalizedText> terms(ConditionWords words) {
        List<LocalizedText> terms = new ArrayList<>();
        agreement.open().terms().conditions().forEach(condition -> terms.add(words.of(condition)));
        SplitOff splitOff = agreement.openSplitOff();
        if (splitOff != null) {
            for (ConditionTerms condition : splitOff.conditions()) {
                LocalizedText said = words.of(condition);
                terms.add(text(
                        "In the new agreement " + splitOff.reference() + ": " + said.en(),
                        "Dans le nouvel accord " + splitOff.reference() + " : " + said.fr()));
            }
        }
        return terms;
    }

    private LocalizedText task(InvitedVerb verb, LocalizedText party) {
        if (verb == InvitedVerb.REJECT) {
            return text(
                    "Send this proposal back for " + party.en() + ", and say why.",
                    "Renvoyez cette proposition pour " + french(party) + ", en disant pourquoi.");
        }
        if (verb == InvitedVerb.DISPUTE) {
            return text(
                    "The international office recorded what stands below for " + party.en()
                            + " from paper. Contradict it, and say what was not so.",
                    "Le bureau international a enregistré pour " + french(party)
                            + ", d'après un document, ce qui suit. Contestez-le, en disant ce qui n'est pas exact.");
        }
        if (verb == InvitedVerb.REVERT) {
            return agreement.state() == AgreementState.TERMINATION_PROPOSED
                    ? text(
                            "Refuse for " + party.en() + " that this agreement ends as a whole, and say why.",
                            "Refusez pour " + french(party)
                                    + " la fin de cet accord dans son ensemble, en disant pourquoi.")
                    : text(
                            "Refuse for " + party.en()
                                    + " that this agreement changes to what stands here, and say why.",
                            "Refusez pour " + french(party)
                                    + " que cet accord change pour ce qui est écrit ici, en disant pourquoi.");
        }
        return switch (agreement.state()) {
            case TERMINATION_PROPOSED ->
                text(
                        "Approve for " + party.en() + " that this agreement ends as a whole.",
                        "Approuvez pour " + french(party) + " la fin de cet accord dans son ensemble.");
            case AMENDMENT_PROPOSED ->
                text(
                        "Approve for " + party.en() + " that this agreement changes to what stands here.",
                        "Approuvez pour " + french(party) + " que cet accord change pour ce qui est écrit ici.");
            default ->
                text(
                        "Approve this agreement for " + party.en() + ".",
                        "Approuvez cet accord pour " + french(party) + ".");
        };
    }

    private List<Fact> facts(InvitedVerb verb, UUID organisation, LocalizedText party) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact(text("Reference", "Référence"), LocalizedText.en(agreement.reference())));
        facts.add(
                new Fact(text("Parties", "Parties"), text(parties(LocalizedText::en), parties(AgreementCard::french))));
        facts.add(new Fact(text("You act for", "Vous agissez pour"), party));
        facts.add(new Fact(
                text("Revision", "Révision"),
                LocalizedText.en(Integer.toString(agreement.open().revision()))));
        agreement
                .termination()
                .ifPresent(wish -> facts.add(
                        new Fact(text("Reason for the end", "Raison de la fin"), LocalizedText.en(wish.words()))));
        if (verb == InvitedVerb.DISPUTE) {
            recorded(organisation)
                    .forEach(what ->
                            facts.add(new Fact(text("Recorded from paper", "Enregistré d'après un document"), what)));
        }
        return facts;
    }

    /** What the office entered for a party and still shows. */
    private List<LocalizedText> recorded(UUID party) {
        List<LocalizedText> recorded = new ArrayList<>();
        if (agreement.basis() == Basis.RECORDED) {
            recorded.add(text("the agreement itself", "l'accord lui-même"));
        }
        if (agreement.approvals().stream()
                .anyMatch(given -> given.party().equals(party) && given.basis() == Basis.RECORDED)) {
            recorded.add(text("your approval", "votre approbation"));
        }
        agreement
                .notice()
                .filter(given -> given.isRecordedFor(party))
                .ifPresent(given -> recorded.add(text(
                        "your notice, which ends it on " + given.endsOn(),
                        "votre dénonciation, qui y met fin le " + given.endsOn())));
        agreement
                .termination()
                .filter(said -> said.isRecordedFor(party))
                .ifPresent(said -> recorded.add(text("your wish to end it", "votre volonté d'y mettre fin")));
        agreement
                .rejection()
                .filter(said -> said.isRecordedFor(party))
                .ifPresent(said -> recorded.add(text("your refusal of the proposal", "votre refus de la proposition")));
        agreement
                .reversion()
                .filter(said -> said.isRecordedFor(party))
                .ifPresent(said ->
                        recorded.add(text("your refusal of what was proposed", "votre refus de ce qui était proposé")));
        if (agreement.open().isRecordedFor(party)) {
            recorded.add(text(
                    "your proposal, revision " + agreement.open().revision(),
                    "votre proposition, révision " + agreement.open().revision()));
        }
        return recorded;
    }

    private String parties(Function<LocalizedText, String> language) {
        return agreement.partyIds().stream().map(this::name).map(language).collect(Collectors.joining(" · "));
    }

    static LinkReceipt receipt(Agreement agreement, InvitedVerb verb, Instant now) {
        return new LinkReceipt(verb.word(), agreement.title(), outcome(agreement, verb), now);
    }

    private static LocalizedText outcome(Agreement agreement, InvitedVerb verb) {
        if (verb == InvitedVerb.REJECT) {
            return text(
                    "The proposal went back to the international office with your comment.",
                    "La proposition est retournée au bureau international avec votre commentaire.");
        }
        if (verb == InvitedVerb.REVERT) {
            return text(
                    "What was proposed is refused; the agreement stays in force as it was.",
                    "La proposition est refusée ; l'accord reste en vigueur tel quel.");
        }
        if (verb == InvitedVerb.DISPUTE) {
            return text(
                    "Your contradiction is recorded; the international office answers it.",
                    "Votre contestation est enregistrée ; le bureau international y répondra.");
        }
        return switch (agreement.state()) {
            case IN_FORCE ->
                text(
                        "Every party has approved; the agreement is in force.",
                        "Toutes les parties ont approuvé ; l'accord est en vigueur.");
            case TERMINATED ->
                text(
                        "Every party has approved; the agreement has ended.",
                        "Toutes les parties ont approuvé ; l'accord a pris fin.");
            default ->
                text(
                        "Your approval is recorded; others are still awaited.",
                        "Votre approbation est enregistrée ; d'autres sont encore attendues.");
        };
    }

    private LocalizedText name(UUID organisation) {
        Ref ref = names.get(organisation);
        return ref == null || ref.name() == null ? LocalizedText.en(organisation.toString()) : ref.name();
    }

    private static String french(LocalizedText text) {
        return text.fr() == null ? text.en() : text.fr();
    }

    private static LocalizedText text(String en, String fr) {
        return new LocalizedText(en, fr);
    }
}
