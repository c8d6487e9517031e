package eu.peregrine.kit.audit;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** On what basis, for whom and why the present request acts; all of it goes into the trail. */
@RequestScoped
public class Acting {

    private Basis basis = Basis.OWN_TOKEN;
    private UUID onBehalfOf;
    private String reason;
    private String requestId;
    private String actor;
    private String client;

    /** On what the act rests; the caller's own token unless said otherwise. */
    public Basis basis() {
        return basis;
    }

    /** Says on what the act rests. */
    public void basis(Basis newBasis) {
        this.basis = newBasis;
    }

    /** The organisation or person that the act is another's, or null. */
    public UUID onBehalfOf() {
        return onBehalfOf;
    }

    /** Says for whom the caller acts. */
    public void onBehalfOf(UUID organisationOrPerson) {
        this.onBehalfOf = organisationOrPerson;
    }

    /** Why: the header {@code X-Reason}, or what the body said; may be null. */
    public String reason() {
        return reason;
    }

    /** Says why; nothing is forgotten by saying nothing. */
    public void reason(String newReason) {
        if (newReason != null && !newReason.isBlank()) {
            this.reason = newReason;
        }
    }

    /**
     * Demands a reason, as overrides and acts recorded for others do.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 without one
     */
    public void requireReason() {
        if (reason == null) {
            throw Problems.invalid(
                    List.of(new Violation("X-Reason", "reason-required", "Say why, in the header X-Reason.")));
        }
    }

    /** Records an act of somebody who has no token here: basis {@code recorded}, with a reason. */
    public void recordFor(UUID organisationOrPerson) {
        requireReason();
        basis(Basis.RECORDED);
        onBehalfOf(organisationOrPerson);
    }

    /**
     * Takes one step of several in one request, so that for whom, on what basis and why it was taken says nothing of the
     * next.
     */
    public <T> T apart(Supplier<T> step) {
        Basis basisBefore = basis;
        UUID onBehalfOfBefore = onBehalfOf;
        String reasonBefore = reason;
        try {
            return step.get();
        } finally {
            basis = basisBefore;
            onBehalfOf = onBehalfOfBefore;
            reason = reasonBefore;
        }
    }

    /**
     * Says who acts where no token does, as through a one-time link.
     *
     * @param newActor stands in the trail for the token's subject
     * @param newClient stands in the trail for the token's client
     */
    public void through(String newActor, String newClient) {
        this.actor = newActor;
        this.client = newClient;
    }

    String actorOr(String subject) {
        return actor == null ? subject : actor;
    }

    String clientOr(String tokensClient) {
        return actor == null ? tokensClient : client;
    }

    String requestId() {
        return requestId;
    }

    void requestId(String id) {
        this.requestId = id;
    }
}
