package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.mobility.learning.LearningAgreementDraft;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.StaleStateException;

/**
 * Takes one step with many mobilities, each in a transaction of its own and with no more rights than the caller has on
 * the step's own path.
 */
@ApplicationScoped
public class MobilityBulk {
    private static final int OK = 200;

    private final MobilitySteps steps;
    private final Caller caller;
    private final ObjectMapper json;
    private final Validator validator;

    @Inject
    MobilityBulk(MobilitySteps steps, Caller caller, ObjectMapper json, Validator validator) {
        this.steps = steps;
        this.caller = caller;
        this.json = json;
        this.validator = validator;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 403 when the verb is not for the caller's roles */
    public BulkReport run(BulkRequest request, boolean dryRun) {
        if (!caller.has(request.verb().roles())) {
            throw Problems.forbidden("This step is not for your role.");
        }
        List<BulkReport.Item> items = request.items().stream()
                .map(item -> one(request.verb(), item, dryRun))
                .toList();
        int done = (int) items.stream().filter(i -> i.status() == OK).count();
        return new BulkReport(request.verb(), dryRun, done, items.size() - done, items);
    }

    private BulkReport.Item one(MobilityVerb verb, BulkRequest.Item item, boolean dryRun) {
        try {
            MobilityState state = QuarkusTransaction.requiringNew().call(() -> {
                Mobility mobility = take(verb, item.id(), item.ifMatch(), body(verb, item.body()));
                if (dryRun) {
                    throw new DryRun(mobility.state());
                }
                return mobility.state();
            });
            return new BulkReport.Item(item.id(), OK, state, null, null, null);
        } catch (DryRun tried) {
            return new BulkReport.Item(item.id(), OK, tried.state, null, null, null);
        } catch (ProblemException refused) {
            List<Violation> errors = refused.violations().isEmpty() ? null : refused.violations();
            return new BulkReport.Item(item.id(), refused.status(), null, refused.code(), refused.getMessage(), errors);
        } catch (RuntimeException failed) {
            if (!overtaken(failed)) {
                throw failed;
            }
            return new BulkReport.Item(
                    item.id(),
                    409,
                    null,
                    "changed-concurrently",
                    "Somebody changed it at the same moment: read it again, then decide.",
                    null);
        }
    }

    private static boolean overtaken(Throwable failed) {
        return failed != null
                && (failed instanceof OptimisticLockException
                        || failed instanceof StaleStateException
                        || overtaken(failed.getCause()));
    }

    /** Rolls back what was tried, and says how it went. */
    private static final class DryRun extends RuntimeException {
        private final MobilityState state;

        DryRun(MobilityState state) {
            super(null, null, false, false);
            this.state = state;
        }
    }

    private Mobility take(MobilityVerb verb, UUID id, String ifMatch, Object body) {
        return switch (verb) {
            case NOMINATE -> steps.nominate(id, ifMatch);
            case APPROVE -> steps.approve(id, ifMatch, (Bodies.Approval) body);
            case REJECT -> steps.reject(id, ifMatch, (Bodies.Rejection) body);
            case PROPOSE -> steps.proposeAgreement(id, ifMatch, (LearningAgreementDraft) body);
            case SIGN -> steps.signAgreement(id, ifMatch, (Bodies.Sign) body);
            case CHECKS -> steps.check(id, ifMatch, (Bodies.Checks) body);
            case READY -> steps.ready(id, ifMatch, (Bodies.Checks) body);
            case ARRIVAL -> steps.arrive(id, ifMatch, (Bodies.Attested) body);
            case INTERRUPT -> steps.interrupt(id, ifMatch, (Bodies.Interrupted) body);
            case RESUME -> steps.resume(id, ifMatch, (Bodies.Attested) body);
            case END_EARLY -> steps.endEarly(id, ifMatch, (Bodies.EndedEarly) body);
            case DEPARTURE -> steps.depart(id, ifMatch, (Bodies.Attested) body);
            case TRANSCRIPT -> steps.transcript(id, ifMatch, (Bodies.Transcript) body);
            case RECOGNISE -> steps.recognise(id, ifMatch, (Bodies.Recognition) body);
            case CLOSE -> steps.close(id, ifMatch);
            case CANCEL -> steps.cancel(id, ifMatch, (Bodies.Cancellation) body);
        };
    }

    private Object body(MobilityVerb verb, JsonNode given) {
        if (verb.body() == null) {
            return null;
        }
        JsonNode node = given == null || given.isNull() ? JsonNodeFactory.instance.objectNode() : given;
        Object body;
        try {
            body = json.treeToValue(node, verb.body());
        } catch (JsonProcessingException unreadable) {
            throw ErrorMappers.ofJson(unreadable);
        }
        Set<ConstraintViolation<Object>> violations = validator.validate(body);
        if (!violations.isEmpty()) {
            throw Problems.badRequest(ErrorMappers.violations(new ConstraintViolationException(violations)));
        }
        return body;
    }
}
