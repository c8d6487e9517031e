package eu.peregrine.mobility.stay;

import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.convention.ConventionView;
import eu.peregrine.mobility.convention.Conventions;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.learning.AgreementVersionView;
import eu.peregrine.mobility.learning.Delegations;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreementView;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.task.TaskList;
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
    /** Whose documents they are. */
    static final String KIND = "mobility";

    private final Mobilities mobilities;
    private final MobilityViews views;
    private final LearningAgreements agreements;
    private final Delegations delegations;
    private final Conventions conventions;
    private final DestinationDirectory destinations;
    private final FundingRepository funding;
    private final MobilityDisputeRepository disputes;
    private final TaskList tasks;
    private final Documents documents;
    private final Caller caller;

    @Inject
    MobilityFiles(
            Mobilities mobilities,
            MobilityViews views,
            LearningAgreements agreements,
            Delegations delegations,
            Conventions conventions,
            DestinationDirectory destinations,
            FundingRepository funding,
            MobilityDisputeRepository disputes,
            TaskList tasks,
            Documents documents,
            Caller caller) {
        this.mobilities = mobilities;
        this.views = views;
        this.agreements = agreements;
        this.delegations = delegations;
        this.conventions = conventions;
        this.destinations = destinations;
        this.funding = funding;
        this.disputes = disputes;
        this.tasks = tasks;
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
                conventions.ofMobility(id).map(ConventionView::of).orElse(null),
                tasks.about(id),
                disputes(id),
                mobility.version());
    }

    private List<MobilityDisputeView> disputes(UUID id) {
        List<MobilityDispute> all = disputes.of(id);
        return all.isEmpty() ? null : all.stream().map(MobilityDisputeView::of).toList();
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

    /** The learning agreement with its delegations, or an empty draft where nobody has begun one. */
    public LearningAgreementView learningAgreement(UUID id) {
        mobilities.found(id);
        LearningAgreement agreement = agreements.ofMobility(id).orElseGet(() -> new LearningAgreement(id));
        return LearningAgreementView.of(agreement, delegations.of(id));
    }

    /** All versions of the learning agreement that were ever put to the signers. */
    public AgreementVersionView.All learningAgreementVersions(UUID id) {
        mobilities.found(id);
        return agreements
                .ofMobility(id)
                .map(AgreementVersionView.All::of)
                .orElseGet(() -> new AgreementVersionView.All(List.of()));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is no such version */
    public AgreementVersionView learningAgreementVersion(UUID id, int version) {
        return learningAgreementVersions(id).items().stream()
                .filter(v -> v.version() == version)
                .findFirst()
                .orElseThrow(() -> Problems.notFound("version of the learning agreement"));
    }
}
