package eu.peregrine.mobility.stay;

import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreementView;
import eu.peregrine.mobility.learning.LearningAgreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;

/** Puts a mobility's file together, and keeps its documents. */
@ApplicationScoped
@Transactional
public class MobilityFiles {
    private static final String KIND = "mobility";

    private final Mobilities mobilities;
    private final MobilityViews views;
    private final LearningAgreements agreements;
    private final DestinationDirectory destinations;
    private final FundingRepository funding;
    private final Documents documents;
    private final Caller caller;

    @Inject
    MobilityFiles(
            Mobilities mobilities,
            MobilityViews views,
            LearningAgreements agreements,
            DestinationDirectory destinations,
            FundingRepository funding,
            Documents documents,
            Caller caller) {
        this.mobilities = mobilities;
        this.views = views;
        this.agreements = agreements;
        this.destinations = destinations;
        this.funding = funding;
        this.documents = documents;
        this.caller = caller;
    }

    /** The whole file, as far as it is the caller's to see: a student's money is not the host's affair. */
    public MobilityFile file(UUID id) {
        Mobility mobility = mobilities.found(id);
        boolean seesMoney = caller.staff()
                || mobility.studentId() != null && mobility.studentId().equals(caller.studentId());
        return new MobilityFile(
                views.one(mobility),
                mobility.destinationId() == null
                        ? null
                        : destinations
                                .find(mobility.destinationId())
                                .map(MobilityFile.Condition::of)
                                .orElse(null),
                agreements.ofMobility(id).map(LearningAgreementView::of).orElse(null),
                documents.of(KIND, id),
                seesMoney ? FundingView.of(funding.of(id)) : null,
                mobility.timeline(),
                mobility.version());
    }

    /** Keeps a document with the mobility. */
    public DocumentRef addDocument(UUID id, String name, String contentType, InputStream bytes) {
        mobilities.found(id);
        return documents.save(KIND, id, name, contentType, bytes);
    }

    /** The documents kept with the mobility. */
    public List<DocumentRef> documents(UUID id) {
        mobilities.found(id);
        return documents.of(KIND, id);
    }

    /** A document's bytes. */
    public Response document(UUID id, UUID documentId) {
        mobilities.found(id);
        return documents.download(KIND, id, documentId);
    }

    /** The learning agreement, or an empty draft where nobody has begun one. */
    public LearningAgreementView learningAgreement(UUID id) {
        mobilities.found(id);
        return agreements
                .ofMobility(id)
                .map(LearningAgreementView::of)
                .orElseGet(() -> LearningAgreementView.of(new LearningAgreement(id)));
    }
}
