package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Agreements for tests that have come some way. */
final class Played {

    static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-0000000000a1");

    private Played() {}

    static Agreement drafted(ConditionTerms... conditions) {
        return Agreement.draft(ID, "AGR-2026-0001", Drafts.draft(conditions), Origin.OFFICE, Drafts.known(), NOW);
    }

    static Agreement drafted(List<UUID> parties, ConditionTerms... conditions) {
        return Agreement.draft(
                ID, "AGR-2026-0001", Drafts.draft(parties, conditions), Origin.OFFICE, Drafts.known(), NOW);
    }

    static Agreement proposed(ConditionTerms... conditions) {
        Agreement agreement = drafted(conditions);
        agreement.propose(Drafts.HOME, Drafts.known(), NOW);
        return agreement;
    }

    static Agreement inForce(ConditionTerms... conditions) {
        Agreement agreement = proposed(conditions);
        approve(agreement, Drafts.HOME);
        approve(agreement, Drafts.PARTNER);
        agreement.takeEvents();
        return agreement;
    }

    /** A party's own words. */
    static PartyRemark said(UUID party, String words) {
        return new PartyRemark(party, words, Basis.OWN_TOKEN, null);
    }

    /** The words of a party as the office entered them from paper. */
    static PartyRemark recorded(UUID party, String words) {
        return new PartyRemark(party, words, Basis.RECORDED, UUID.fromString("0190a000-0000-7000-8000-0000000000d1"));
    }

    /** Approves what is open. */
    static void approve(Agreement agreement, UUID party) {
        approve(agreement, party, agreement.revision(), agreement.contentHash());
    }

    static void approve(Agreement agreement, UUID party, int revision, String hash) {
        agreement.approve(new Approving(party, revision, hash, Basis.OWN_TOKEN, null), Drafts.known(), 0, NOW);
    }

    static void amend(Agreement agreement, UUID by, ConditionTerms... conditions) {
        agreement.amend(new Amendment(by, null, List.of(conditions)), Drafts.known(), NOW);
    }

    /** The same studies for another number of people. */
    static ConditionTerms studies(int people) {
        return Drafts.terms(Drafts.studies().id(), Activity.STUDENT_STUDIES)
                .with(terms -> terms.people = people)
                .build();
    }

    static ProblemException refusal(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act);
    }

    static List<String> events(Agreement agreement) {
        return agreement.takeEvents().stream().map(DomainEvent::type).toList();
    }
}
