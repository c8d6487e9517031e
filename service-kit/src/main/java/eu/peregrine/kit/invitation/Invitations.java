package eu.peregrine.kit.invitation;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes one-time links and takes them. A link is bound to one verb, one object and the object as it stood; it works once,
 * for so long, until it is taken back. All its times are the system's.
 */
@ApplicationScoped
public class Invitations {

    private final EntityManager entities;
    private final Caller caller;
    private final Acting acting;
    private final Visitor visitor;
    private final String service;
    private final String publicUrl;
    private final Duration validFor;
    private final FailedAttempts attempts;

    @Inject
    Invitations(
            EntityManager entities,
            Caller caller,
            Acting acting,
            Visitor visitor,
            @ConfigProperty(name = "peregrine.service") String service,
            @ConfigProperty(name = "peregrine.public-url") String publicUrl,
            @ConfigProperty(name = "peregrine.invitations.valid-for") Duration validFor,
            @ConfigProperty(name = "peregrine.invitations.failures.limit") int limit,
            @ConfigProperty(name = "peregrine.invitations.failures.window") Duration window) {
        this.entities = entities;
        this.caller = caller;
        this.acting = acting;
        this.visitor = visitor;
        this.service = service;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
        this.validFor = validFor;
        this.attempts = new FailedAttempts(limit, window);
    }

    /**
     * Makes a link. Only its answer holds the token.
     *
     * @param invite what it allows, and to whom
     * @return the invitation and the link
     */
    @Transactional
    public Issued issue(Invite invite) {
        String token = Tokens.next();
        Instant now = now();
        Invitation invitation = new Invitation(invite, Tokens.hash(token), caller.subject(), now, now.plus(validFor));
        entities.persist(invitation);
        return new Issued(invitation, publicUrl + "/links#" + service + "." + token);
    }

    /**
     * The invitations to an object, newest first; their tokens are nowhere.
     *
     * @param kind of the object
     * @param object and which
     */
    @Transactional
    public Page<Invitation> of(String kind, UUID object, ListRequest request) {
        return Listing.of(entities, Invitation.class, "i")
                .always("i.objectKind = :kind and i.objectId = :object", Map.of("kind", kind, "object", object))
                .sortable("createdAt", "i.createdAt", Instant.class, Invitation::createdAt)
                .id(Invitation::id)
                .defaultSort("-createdAt")
                .page(request, invitation -> invitation);
    }

    /**
     * Takes an invitation back.
     *
     * @return the invitation
     * @throws ProblemException 404 when the object has no such invitation, 409 when it was used or has been taken back
     */
    @Transactional
    public Invitation revoke(String kind, UUID object, UUID id) {
        Invitation invitation = entities
                .createQuery(
                        "select i from Invitation i where i.id = :id and i.objectKind = :kind and i.objectId = :object",
                        Invitation.class)
                .setParameter("id", id)
                .setParameter("kind", kind)
                .setParameter("object", object)
                .setLockMode(jakarta.persistence.LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> Problems.notFound("invitation"));
        InvitationState state = invitation.state(now());
        if (state == InvitationState.USED || state == InvitationState.REVOKED) {
            throw Problems.conflict(
                    "invitation-over",
                    state == InvitationState.USED
                            ? "The link has been used already."
                            : "The invitation has been taken back already.");
        }
        invitation.revoke(now());
        return invitation;
    }

    /**
     * Finds the invitation behind a token, without using it.
     *
     * @param kind of the object that the link must be about
     * @param token as the link holds it
     * @throws ProblemException 404 for a token of nothing, 410 for a link that was used, taken back or is too old, 429 after
     *     too many of these from one address
     */
    @Transactional
    public Invitation lookUp(String kind, String token) {
        String address = visitor.address();
        Duration wait = attempts.wait(address, Instant.now());
        if (!wait.isZero()) {
            throw Problems.of(
                    429,
                    "too-many-attempts",
                    "Too many links from your address did not work. Wait a while, then try again.",
                    Map.of("Retry-After", Long.toString(wait.toSeconds() + 1)));
        }
        Invitation invitation = entities
                .createQuery(
                        "select i from Invitation i where i.tokenHash = :hash and i.objectKind = :kind",
                        Invitation.class)
                .setParameter("hash", Tokens.hash(token))
                .setParameter("kind", kind)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(null);
        ProblemException refusal = refusal(invitation);
        if (refusal != null) {
            attempts.failed(address, Instant.now());
            throw refusal;
        }
        return invitation;
    }

    /**
     * Uses a link up; what the transaction does from now on is done through it, and is undone with it.
     *
     * @param invitation as {@link #lookUp} found it
     * @throws ProblemException 410 when another request was faster
     */
    @Transactional
    public void use(Invitation invitation) {
        int taken = entities.createQuery("update Invitation i set i.usedAt = :now where i.id = :id and i.usedAt is null"
                        + " and i.revokedAt is null and i.expiresAt > :now")
                .setParameter("now", now())
                .setParameter("id", invitation.id())
                .executeUpdate();
        if (taken == 0) {
            throw gone("link-used", "This link has been used already; it works once.");
        }
        acting.basis(Basis.ONE_TIME_LINK);
        acting.onBehalfOf(invitation.onBehalfOf());
        acting.through(
                "invitation:" + invitation.id(),
                "email-sha256:" + Tokens.hash(invitation.email().toLowerCase(Locale.ROOT)));
    }

    /**
     * Lets whoever holds a link that was not used yet act for another organisation, which stands for the first from now on.
     *
     * @param kind of the objects that the links are about
     * @param from for whom the links were made
     * @param to who stands for it
     */
    @Transactional
    public void handOver(String kind, UUID from, UUID to) {
        entities.createQuery("update Invitation i set i.onBehalfOf = :to where i.objectKind = :kind"
                        + " and i.onBehalfOf = :from and i.usedAt is null and i.revokedAt is null")
                .setParameter("kind", kind)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    private static ProblemException refusal(Invitation invitation) {
        if (invitation == null) {
            return Problems.of(
                    404, "link-unknown", "There is no such link. Copy the whole address from the message you got.");
        }
        return switch (invitation.state(now())) {
            case OPEN -> null;
            case USED -> gone("link-used", "This link has been used already; it works once.");
            case REVOKED -> gone("link-revoked", "The international office has taken this link back.");
            case EXPIRED -> gone("link-expired", "This link is too old. Ask the international office for a new one.");
        };
    }

    private static ProblemException gone(String code, String detail) {
        return Problems.of(410, code, detail);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
