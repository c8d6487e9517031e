package eu.peregrine.kit.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.StaleStateException;

/** Takes the same step with many things, each in a transaction of its own: one that is refused stops no other. */
@ApplicationScoped
public class Bulk {

    private final Acting acting;
    private final ObjectMapper json;
    private final Validator validator;

    @Inject
    Bulk(Acting acting, ObjectMapper json, Validator validator) {
        this.acting = acting;
        this.json = json;
        this.validator = validator;
    }

    /**
     * Takes the step with every item and reports it line by line.
     *
     * @param dryRun whether everything is undone that was tried
     * @param step does it with one; refuses by {@link ProblemException}
     */
    public BulkReport run(BulkRequest request, boolean dryRun, Consumer<BulkItem> step) {
        List<Outcome<Void>> outcomes = each(request.items(), dryRun, item -> {
            step.accept(item);
            return null;
        });
        int done = (int) outcomes.stream().filter(Outcome::isDone).count();
        return new BulkReport(
                request.verb(),
                dryRun,
                done,
                outcomes.size() - done,
                outcomes.stream().map(Outcome::line).toList());
    }

    /**
     * The same for a collection that knows several steps.
     *
     * @param steps what is done for each verb
     * @throws ProblemException 400 when the verb is none of them
     */
    public BulkReport run(BulkRequest request, boolean dryRun, Map<String, Consumer<BulkItem>> steps) {
        Consumer<BulkItem> step = steps.get(request.verb());
        if (step == null) {
            throw Problems.badRequest(
                    "/verb", "unknown-verb", "Possible: " + String.join(", ", new TreeSet<>(steps.keySet())) + ".");
        }
        return run(request, dryRun, step);
    }

    /**
     * The same for a caller that reports in its own words.
     *
     * @return one outcome per item, in their order
     */
    public <R> List<Outcome<R>> each(List<BulkItem> items, boolean dryRun, Function<BulkItem, R> step) {
        return items.stream().map(item -> one(item, dryRun, step)).toList();
    }

    /**
     * The item's body as the single step takes it; an absent one counts as an empty one, so that what is missing in it is
     * said field by field.
     *
     * @throws ProblemException 400 with every violation, their pointers from the item
     */
    public <T> T body(BulkItem item, Class<T> type) {
        JsonNode given = item.body();
        T body;
        try {
            body = json.treeToValue(given == null || given.isNull() ? json.createObjectNode() : given, type);
        } catch (JsonProcessingException unreadable) {
            throw ofBody(ErrorMappers.ofJson(unreadable));
        }
        var found = validator.validate(body);
        if (!found.isEmpty()) {
            throw ofBody(Problems.badRequest(ErrorMappers.violations(new ConstraintViolationException(found))));
        }
        return body;
    }

    private static ProblemException ofBody(ProblemException problem) {
        List<Violation> violations = problem.violations().stream()
                .map(violation -> new Violation("/body" + violation.pointer(), violation.code(), violation.detail()))
                .toList();
        return violations.isEmpty() ? problem : Problems.badRequest(violations);
    }

    private <R> Outcome<R> one(BulkItem item, boolean dryRun, Function<BulkItem, R> step) {
        Attempt<R> attempt = new Attempt<>();
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                attempt.result = acting.apart(() -> step.apply(item));
                if (dryRun) {
                    throw new Undo();
                }
            });
            return Outcome.done(item.id(), attempt.result);
        } catch (Undo tried) {
            return Outcome.done(item.id(), attempt.result);
        } catch (ProblemException refused) {
            return Outcome.refused(item.id(), refused);
        } catch (RuntimeException failed) {
            if (!overtaken(failed)) {
                throw failed;
            }
            return Outcome.refused(
                    item.id(),
                    Problems.conflict(
                            "changed-concurrently",
                            "Somebody changed it at the same moment: read it again, then decide."));
        }
    }

    private static boolean overtaken(Throwable failed) {
        return failed != null
                && (failed instanceof OptimisticLockException
                        || failed instanceof StaleStateException
                        || overtaken(failed.getCause()));
    }

    private static final class Attempt<R> {
        private R result;
    }

    /** Undoes what was only tried. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super(null, null, false, false);
        }
    }
}
