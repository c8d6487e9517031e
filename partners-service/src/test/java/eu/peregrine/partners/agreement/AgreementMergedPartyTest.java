package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.studies;
import static eu.peregrine.partners.agreement.Played.NOW;
import static eu.peregrine.partners.agreement.Played.amend;
import static eu.peregrine.partners.agreement.Played.approve;
import static eu.peregrine.partners.agreement.Played.drafted;
import static eu.peregrine.partners.agreement.Played.events;
import static eu.peregrine.partners.agreement.Played.inForce;
import static eu.peregrine.partners.agreement.Played.proposed;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.partners.organisation.OrganisationsMerged;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A party to an agreement was merged into another organisation. */
class AgreementMergedPartyTest {

    private static final UUID SURVIVOR = UUID.fromString("0190a000-0000-7000-8000-000000000009");
    private static final OrganisationsMerged MERGED = new OrganisationsMerged(PARTNER, SURVIVOR);

    @Test
    void whatIsInForceNamesTheSurvivorAndKeepsItsHash() {
        Agreement agreement = inForce(studies());
        String hash = agreement.contentHash();
        String copy = agreement.open().hashOf(PARTNER);

        follow(agreement, Set.of());

        assertThat(events(agreement)).containsExactly("agreement.party-merged");
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.partyIds()).containsExactly(HOME, SURVIVOR);
        assertThat(agreement.conditions().get(0).receiving()).isEqualTo(SURVIVOR);
        assertThat(agreement.contentHash()).isEqualTo(hash);
        assertThat(agreement.open().hashOf(HOME)).isEqualTo(hash);
        assertThat(agreement.open().hashOf(SURVIVOR)).isEqualTo(copy);
        assertThat(agreement.approvals()).extracting(AgreementApproval::party).containsExactly(HOME, SURVIVOR);
        assertThat(agreement.approvals())
                .extracting(AgreementApproval::contentHash)
                .containsOnly(hash);
    }

    @Test
    void theSurvivorGoesOnWhereTheOtherStood() {
        Agreement agreement = proposed(studies());
        approve(agreement, PARTNER);

        follow(agreement, Set.of());
        assertThat(agreement.awaiting())
                .extracting(AgreementParty::organisationId)
                .containsExactly(HOME);
        approve(agreement, HOME);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);

        agreement.amend(new Amendment(SURVIVOR, null, java.util.List.of(later(agreement))), known(), NOW);
        approve(agreement, HOME);
        approve(agreement, SURVIVOR);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.conditions().get(0).mobilitiesPerYear()).isEqualTo(9);
        assertThat(new Differences(
                                HashedContent.of(agreement.revisions().get(0)),
                                HashedContent.of(agreement.revisions().get(1)))
                        .ofAgreement())
                .extracting(AgreementDiff.FieldChange::name)
                .containsExactly("signedOn");
    }

    @Test
    void anOpenAmendmentStaysOpen() {
        Agreement agreement = inForce(studies());
        amend(agreement, PARTNER, Played.studies(9));
        String hash = agreement.contentHash();

        follow(agreement, Set.of());

        assertThat(agreement.open().madeBy()).contains(SURVIVOR);
        approve(agreement, HOME, agreement.revision(), hash);
        approve(agreement, SURVIVOR, agreement.revision(), hash);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
    }

    @Test
    void aDraftTakesTheSurvivorsIdentifierWithItsProposal() {
        Agreement agreement = drafted(studies());
        follow(agreement, Set.of());

        agreement.propose(HOME, known(), NOW);

        assertThat(agreement.parties()).extracting(AgreementParty::heiId).contains("survivor.example.de");
        assertThat(agreement.open().knownSides())
                .extracting(RevisionSide::heiId)
                .containsExactly("home.example.fr", "survivor.example.de");
    }

    @Test
    void aCopyWhoseIdTheSurvivorHasForAnotherAgreementStaysBehind() {
        Agreement agreement = inForce(studies());
        String copyId = agreement.copyIdOf(PARTNER);
        agreement.putCopy(
                new CopyStatement(
                        PARTNER,
                        copyId,
                        agreement.conditions(),
                        false,
                        agreement.open().hashOf(PARTNER)),
                Drafts.known(),
                NOW);
        follow(agreement, Set.of(copyId));

        assertThat(agreement.copyOf(SURVIVOR)).isEmpty();
        assertThat(agreement.copyIdOf(SURVIVOR)).isEqualTo(copyId);
    }

    private static void follow(Agreement agreement, Set<String> taken) {
        agreement.takeEvents();
        agreement.follow(MERGED, false, taken, NOW);
    }

    private static ConditionTerms later(Agreement agreement) {
        return Played.studies(9)
                .following(MERGED)
                .withId(agreement.conditions().get(0).id());
    }

    private static Map<UUID, Party> known() {
        return Map.of(
                HOME, new Party(HOME, "home.example.fr", true, true, null),
                SURVIVOR, new Party(SURVIVOR, "survivor.example.de", false, true, null));
    }
}
