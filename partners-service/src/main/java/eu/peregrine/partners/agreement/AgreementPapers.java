package eu.peregrine.partners.agreement;

import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The papers that acts name. A paper belongs to the agreement or, of one that is only being recorded, to one of its parties. */
@ApplicationScoped
@Transactional
class AgreementPapers {

    private final Documents documents;

    @Inject
    AgreementPapers(Documents documents) {
        this.documents = documents;
    }

    /**
     * What a party said, on the paper that it is on where it is recorded.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #require}
     */
    PartyRemark remark(ActingParty.Act act, String words, UUID document, Agreement agreement) {
        require(act, document, agreement);
        return new PartyRemark(act.party(), words, act.basis(), document);
    }

    /**
     * Whose words are written down, on the paper that they are on where they are recorded.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #require}
     */
    Author author(ActingParty.Act act, UUID document, Agreement agreement) {
        require(act, document, agreement);
        return act.author(document);
    }

    /**
     * Refuses an act that was recorded without its paper, and a paper that is not kept.
     *
     * @param act that names the paper
     * @param document the paper; may be null
     * @throws eu.peregrine.kit.problem.ProblemException 422 naming {@code /documentId}
     */
    void require(ActingParty.Act act, UUID document, Agreement agreement) {
        Violations violations = new Violations()
                .check(
                        !act.isRecorded() || document != null,
                        "/documentId",
                        "document-required",
                        "What is recorded for another party names the paper it is on.");
        check(document, agreement.id(), agreement.partyIds(), "/documentId", violations);
        violations.throwIfAny();
    }

    /**
     * Sends a paper: of the agreement itself, or of a party where the agreement rests on it, so that whoever something was
     * recorded for sees on what.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where neither has it
     */
    Response download(Agreement agreement, UUID document) {
        Optional<UUID> lender = agreement.restsOn(document)
                ? agreement.partyIds().stream()
                        .filter(party -> isKept(document, "organisation", party))
                        .findFirst()
                : Optional.empty();
        return lender.map(party -> documents.download("organisation", party, document))
                .orElseGet(() -> documents.download(Agreements.KIND, agreement.id(), document));
    }

    private boolean isKept(UUID document, String kind, UUID owner) {
        return documents.of(kind, owner).stream().map(DocumentRef::id).anyMatch(document::equals);
    }

    /**
     * Checks that a paper is kept.
     *
     * @param document the paper; null where none is named
     * @param agreement id of the agreement; null where it has none yet
     */
    void check(UUID document, UUID agreement, List<UUID> parties, String pointer, Violations violations) {
        violations.check(
                document == null
                        || agreement != null && isKept(document, Agreements.KIND, agreement)
                        || parties.stream().anyMatch(party -> isKept(document, "organisation", party)),
                pointer,
                "unknown-document",
                "Neither the agreement nor a party has a document with this id.");
    }
}
