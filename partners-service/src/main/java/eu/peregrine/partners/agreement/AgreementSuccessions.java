package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Merges and splits agreements of the same parties. Both are amendments, agreed on by every party like any other, so that no
 * approval is invented:
 *
 * <ul>
 *   <li>a merger amends one agreement to hold the conditions of others as well, and names those. When it comes into force,
 *       they end, replaced by it; they must still say what they said when it was proposed;
 *   <li>a split amends an agreement to lose conditions, and shows the agreement that takes them on. An approval names the
 *       hash of both, so that the new one is in force at once by approvals of its own.
 * </ul>
 *
 * <p>Conditions keep their ids throughout, so that places already promised or taken stay what they are. What ends by notice
 * takes no part: the party that gave it would find its conditions going on elsewhere.
 */
@ApplicationScoped
@Transactional
class AgreementSuccessions {

    private static final int MOST_CONDITIONS = 200;

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final PartyDirectory directory;
    private final ActingParty actingParty;
    private final AgreementPapers papers;

    @Inject
    AgreementSuccessions(
            Agreements agreements,
            AgreementRepository repository,
            PartyDirectory directory,
            ActingParty actingParty,
            AgreementPapers papers) {
        this.agreements = agreements;
        this.repository = repository;
        this.directory = directory;
        this.actingParty = actingParty;
        this.papers = papers;
    }

    AgreementView merge(UUID id, String ifMatch, MergeDraft draft) {
        Agreement target = agreements.toChange(id, ifMatch);
        target.requireSuccession(AgreementVerb.MERGE);
        ActingParty.Act act = actingParty.of(target, draft.organisationId());
        Author author = papers.author(act, draft.documentId(), target);
        List<ConditionTerms> conditions = new ArrayList<>(target.conditions());
        List<Merged> merges = new ArrayList<>();
        Violations violations = new Violations();
        Set<UUID> sources = new LinkedHashSet<>(draft.with());
        violations.check(!sources.contains(id), "/with", "itself", "An agreement is not merged with itself.");
        for (UUID source : sources) {
            Agreement other = agreements.visible(source);
            violations.check(
                    other.state() == AgreementState.IN_FORCE && other.notice().isEmpty(),
                    "/with/" + draft.with().indexOf(source),
                    "not-in-force",
                    other.reference()
                            + " is not in force, or ends by notice; only what is in force goes on in another.");
            violations.check(
                    Set.copyOf(other.partyIds()).equals(Set.copyOf(target.partyIds())),
                    "/with/" + draft.with().indexOf(source),
                    "other-parties",
                    other.reference() + " has other parties.");
            conditions.addAll(other.conditions());
            merges.add(new Merged(source, other.revision()));
        }
        violations
                .check(
                        conditions.size() <= MOST_CONDITIONS,
                        "/with",
                        "too-many",
                        "Together they have too many conditions.")
                .throwIfAny();
        target.amend(
                new Amendment(author, draft.title(), conditions, merges, null),
                directory.of(target.partyIds()),
                agreements.now());
        return agreements.published(target);
    }

    AgreementView split(UUID id, String ifMatch, SplitDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        agreement.requireSuccession(AgreementVerb.SPLIT);
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        Author author = papers.author(act, draft.documentId(), agreement);
        Set<UUID> going = new HashSet<>(draft.conditions());
        List<ConditionTerms> go = agreement.conditions().stream()
                .filter(c -> going.contains(c.id()))
                .toList();
        List<ConditionTerms> stay = agreement.conditions().stream()
                .filter(c -> !going.contains(c.id()))
                .toList();
        Violations violations = new Violations();
        AgreementRules.checkConditions(go, agreement.partyIds(), violations);
        violations
                .check(
                        go.size() == going.size(),
                        "/conditions",
                        "unknown-condition",
                        "Not all of these are conditions of the agreement.")
                .check(!stay.isEmpty(), "/conditions", "none-stays", "At least one condition stays.")
                .throwIfAny();
        Instant now = agreements.now();
        String reference = repository
                .nextReferences(now.atZone(ZoneOffset.UTC).getYear(), 1)
                .get(0);
        SplitOff splitOff = agreement.splittingOff(Ids.next(), reference, draft.title(), go);
        agreement.amend(new Amendment(author, null, stay, null, splitOff), directory.of(agreement.partyIds()), now);
        return agreements.published(agreement);
    }

    /** Before the approval that completes a merger: those that are merged end, and their conditions are free to go. */
    void beforeApproval(Agreement target, Approving approving) {
        List<Merged> merges = target.openMerges();
        if (merges.isEmpty()) {
            return;
        }
        boolean last = target.awaiting().stream()
                .allMatch(party -> party.organisationId().equals(approving.party()));
        for (Merged merged : merges) {
            Agreement source = repository.toChange(merged.id()).orElseThrow();
            boolean asItWas = source.state() == AgreementState.IN_FORCE
                    && source.revision() == merged.revision()
                    && source.notice().isEmpty();
            if (!asItWas) {
                throw Problems.conflict(
                        "source-changed",
                        source.reference()
                                + " is not what it was when this merger was proposed. Revert it, and merge anew.");
            }
            if (last) {
                source.goOnIn(target.id(), agreements.now());
                agreements.publish(source);
            }
        }
    }

    /** After an approval that completed a split: the agreement that is split off is in force too. */
    void afterApproval(Agreement agreement, SplitOff splitOff) {
        if (splitOff == null || agreement.state() != AgreementState.IN_FORCE) {
            return;
        }
        // The conditions leave the one before they are in the other.
        repository.flush();
        Agreement taken = agreement.splitOff(splitOff, directory.of(agreement.partyIds()), agreements.now());
        repository.persist(taken);
        agreements.publish(taken);
    }
}
