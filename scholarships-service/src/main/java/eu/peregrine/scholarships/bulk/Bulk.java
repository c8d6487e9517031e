package eu.peregrine.scholarships.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;

/** Does the same step with many things, each in a transaction of its own: one that is refused stops no other. */
@ApplicationScoped
public class Bulk {

    private static final int OK = 200;

    private final ObjectMapper json;
    private final Validator validator;

    Bulk(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** A step with one item. */
    @FunctionalInterface
    public interface Step {
        /** Does it; refuses by {@link ProblemException}. */
        void take(BulkRequest.Item item);
    }

    /**
     * Does the step with every item.
     *
     * @param dryRun whether everything is undone that was tried
     */
    public BulkReport run(BulkRequest request, boolean dryRun, Step step) {
        List<BulkReport.Line> lines = new ArrayList<>();
        for (BulkRequest.Item item : request.items()) {
            lines.add(take(item, dryRun, step));
        }
        int done = (int) lines.stream().filter(line -> line.status() == OK).count();
        return new BulkReport(request.verb(), dryRun, done, lines.size() - done, lines);
    }

    /**
     * The item's body as the single step takes it.
     *
     * @throws ProblemException 400 when it is missing or wrong
     */
    public <T> T body(BulkRequest.Item item, Class<T> type) {
        JsonNode body = item.body();
        if (body == null || body.isNull()) {
            throw Problems.badRequest("/body", "body-missing", "The step needs a body.");
        }
        T value;
        try {
            value = json.treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw Problems.badRequest(
                    "/body", "malformed", "The body does not fit the step: " + e.getOriginalMessage());
        }
        List<Violation> violations = validator.validate(value).stream()
                .map(violation -> new Violation(
                        "/body/" + violation.getPropertyPath().toString().replace('.', '/'),
                        "invalid",
                        violation.getMessage()))
                .toList();
        if (!violations.isEmpty()) {
            throw Problems.badRequest(violations);
        }
        return value;
    }

    private static BulkReport.Line take(BulkRequest.Item item, boolean dryRun, Step step) {
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                step.take(item);
                if (dryRun) {
                    throw new Undo();
                }
            });
            return done(item);
        } catch (Undo tried) {
            return done(item);
        } catch (ProblemException refused) {
            return new BulkReport.Line(
                    item.id(),
                    refused.status(),
                    refused.code(),
                    refused.getMessage(),
                    refused.violations().isEmpty() ? null : refused.violations());
        } catch (RuntimeException e) {
            if (!changedMeanwhile(e)) {
                throw e;
            }
            return new BulkReport.Line(
                    item.id(),
                    409,
                    "changed-meanwhile",
                    "Somebody else changed it at the same moment; try again.",
                    null);
        }
    }

    private static BulkReport.Line done(BulkRequest.Item item) {
        return new BulkReport.Line(item.id(), OK, null, null, null);
    }

    /** Undoes what was only tried. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undo() {
            super(null, null, false, false);
        }
    }

    private static boolean changedMeanwhile(Throwable e) {
        return e != null
                && (e instanceof OptimisticLockException
                        || e instanceof org.hibernate.StaleStateException
                        || changedMeanwhile(e.getCause()));
    }
}
