package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The parties of an agreement, in their order; part of {@link Agreement}. */
final class Parties {

    private final List<AgreementParty> rows;

    /** @param rows at least two, as they lie in the database */
    Parties(List<AgreementParty> rows) {
        this.rows = rows;
    }

    /** The party whose copy the record itself is: the home school where it is a party, else the first. */
    AgreementParty own() {
        return rows.stream().filter(AgreementParty::isHome).findFirst().orElseGet(() -> rows.get(0));
    }

    /** The home school, where it is a party. */
    Optional<UUID> home() {
        return rows.stream()
                .filter(AgreementParty::isHome)
                .map(AgreementParty::organisationId)
                .findFirst();
    }

    Optional<AgreementParty> of(UUID organisation) {
        return rows.stream()
                .filter(party -> party.organisationId().equals(organisation))
                .findFirst();
    }

    List<UUID> ids() {
        return rows.stream().map(AgreementParty::organisationId).toList();
    }

    /** What the hash takes of the parties now, the record's own copy first. */
    List<RevisionSide> sides() {
        AgreementParty own = own();
        return Stream.concat(Stream.of(own), rows.stream().filter(party -> party != own))
                .map(party -> new RevisionSide(party.organisationId(), party.heiId(), party.copyId()))
                .toList();
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 where the organisation is no party */
    void require(UUID organisation) {
        if (of(organisation).isEmpty()) {
            throw Problems.invalid(new Violations()
                    .add("/organisationId", "not-a-party", "This organisation is not a party to the agreement.")
                    .all());
        }
    }

    /**
     * What stands against a proposal to these parties.
     *
     * @param known the parties as they are today, by id
     */
    Violations availability(Map<UUID, Party> known) {
        return availability(ids(), known, new Violations());
    }

    /** The same of organisations that are to be the parties; one that does not exist is another rule's matter. */
    static Violations availability(List<UUID> parties, Map<UUID, Party> known, Violations violations) {
        for (int i = 0; i < parties.size(); i++) {
            Party today = known.get(parties.get(i));
            violations.check(
                    today == null || today.available(),
                    "/parties/" + i,
                    "party-not-available",
                    "This party is suspended or archived, so nothing new is agreed with it.");
        }
        return violations;
    }
}
