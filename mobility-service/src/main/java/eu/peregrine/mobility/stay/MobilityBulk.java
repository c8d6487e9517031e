package eu.peregrine.mobility.stay;

import eu.peregrine.kit.bulk.Bulk;
import eu.peregrine.kit.bulk.BulkItem;
import eu.peregrine.kit.bulk.Outcome;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.convention.ConventionDraft;
import eu.peregrine.mobility.learning.LearningAgreementDraft;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/**
 * Takes one step with many mobilities, each in a transaction of its own and with no more rights than the caller has on
 * the step's own path.
 */
@ApplicationScoped
public class MobilityBulk {

    private final MobilitySteps steps;
    private final AgreementSteps agreements;
    private final ConventionSteps conventions;
    private final Extensions extensions;
    private final Caller caller;
    private final Bulk bulk;

    @Inject
    MobilityBulk(
            MobilitySteps steps,
            AgreementSteps agreements,
            ConventionSteps conventions,
            Extensions extensions,
            Caller caller,
            Bulk bulk) {
        this.steps = steps;
        this.agreements = agreements;
        this.conventions = conventions;
        this.extensions = extensions;
        this.caller = caller;
        this.bulk = bulk;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 403 when the verb is not for the caller's roles */
    public MobilityBulkReport run(MobilityBulkRequest request, boolean dryRun) {
        MobilityVerb verb = request.verb();
        if (!caller.has(verb.roles())) {
            throw Problems.forbidden("This step is not for your role.");
        }
        List<BulkItem> items =
                request.items().stream().map(MobilityBulkRequest.Item::plain).toList();
        List<Outcome<MobilityState>> outcomes = bulk.each(
                items,
                dryRun,
                item -> take(verb, item.id(), item.ifMatch(), body(verb, item)).state());
        int done = (int) outcomes.stream().filter(Outcome::isDone).count();
        return new MobilityBulkReport(
                verb,
                dryRun,
                done,
                outcomes.size() - done,
                outcomes.stream().map(MobilityBulkReport.Item::of).toList());
    }

    private Object body(MobilityVerb verb, BulkItem item) {
        return verb.body() == null ? null : bulk.body(item, verb.body());
    }

    private Mobility take(MobilityVerb verb, UUID id, String ifMatch, Object body) {
        return switch (verb) {
            case NOMINATE -> steps.nominate(id, ifMatch);
            case APPROVE -> steps.approve(id, ifMatch, (Bodies.Approval) body);
            case REJECT -> steps.reject(id, ifMatch, (Bodies.Rejection) body);
            case PROPOSE -> agreements.propose(id, ifMatch, (LearningAgreementDraft) body);
            case SIGN -> agreements.sign(id, ifMatch, (Bodies.Sign) body);
            case PROPOSE_CONVENTION -> conventions.propose(id, ifMatch, (ConventionDraft) body);
            case SIGN_CONVENTION -> conventions.sign(id, ifMatch, (Bodies.SignConvention) body);
            case CHECKS -> steps.check(id, ifMatch, (Bodies.Checks) body);
            case READY -> steps.ready(id, ifMatch, (Bodies.Checks) body);
            case CLEARANCE -> steps.clear(id, ifMatch, (Bodies.ClearanceDecision) body);
            case ARRIVAL -> steps.arrive(id, ifMatch, (Bodies.Attested) body);
            case INTERRUPT -> steps.interrupt(id, ifMatch, (Bodies.Interrupted) body);
            case RESUME -> steps.resume(id, ifMatch, (Bodies.Attested) body);
            case EXTEND -> extensions.ask(id, ifMatch, (Bodies.Extend) body);
            case END_EARLY -> steps.endEarly(id, ifMatch, (Bodies.EndedEarly) body);
            case DEPARTURE -> steps.depart(id, ifMatch, (Bodies.Attested) body);
            case TRANSCRIPT -> steps.transcript(id, ifMatch, (Bodies.Transcript) body);
            case RECOGNISE -> steps.recognise(id, ifMatch, (Bodies.Recognition) body);
            case CLOSE -> steps.close(id, ifMatch);
            case CANCEL -> steps.cancel(id, ifMatch, (Bodies.Cancellation) body);
        };
    }
}
