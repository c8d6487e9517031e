package eu.peregrine.kit.document;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.BodyLimit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.tika.Tika;

/** Keeps documents beside what they belong to. What a document is, its bytes say and not its sender. */
@ApplicationScoped
public class Documents {

    private static final Set<String> TAKEN = Set.of(
            "application/pdf",
            "image/png",
            "image/jpeg",
            "image/tiff",
            "text/plain",
            "application/zip",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** The most that are taken in for one owner. */
    static final int MOST = 500;

    private final Tika tika = new Tika();
    private final EntityManager entityManager;
    private final Caller caller;
    private final Clock clock;
    private final Event<DocumentSaved> saved;

    @Inject
    Documents(EntityManager entityManager, Caller caller, Clock clock, Event<DocumentSaved> saved) {
        this.entityManager = entityManager;
        this.caller = caller;
        this.clock = clock;
        this.saved = saved;
    }

    /**
     * Keeps a document.
     *
     * @param ownerKind what it belongs to, such as {@code agreement}
     * @param ownerId and which
     * @param name its file name, at most 200 characters
     * @param contentType as the sender says; only a hint beside the bytes
     * @param bytes at most 20 MiB
     * @throws eu.peregrine.kit.problem.ProblemException 400 without a usable name or content, 409 when the owner has 500 already, 413
     *     when it is too large, 415 for a kind that is not taken
     */
    @Transactional
    public DocumentRef save(String ownerKind, UUID ownerId, String name, String contentType, InputStream bytes) {
        if (name == null || name.isBlank() || name.length() > 200 || name.matches(".*[/\\\\\\p{Cntrl}].*")) {
            throw Problems.badRequest("?name", "size", "A file name has 1 to 200 characters, without slashes.");
        }
        if (count(ownerKind, ownerId) >= MOST) {
            throw Problems.conflict("too-many", "There are " + MOST + " documents already, and no more are kept here.");
        }
        byte[] content = read(bytes);
        if (content.length == 0) {
            throw Problems.badRequest("", "empty", "The document is empty.");
        }
        String seen = tika.detect(content, name);
        if (!TAKEN.contains(seen)) {
            throw Problems.of(
                    415,
                    "unsupported-media-type",
                    "This is " + seen + "; taken are PDF, images, plain text, ZIP and office documents.");
        }
        StoredDocument document = new StoredDocument();
        document.id = Ids.next();
        document.ownerKind = ownerKind;
        document.ownerId = ownerId;
        document.name = name;
        document.contentType = seen;
        document.size = content.length;
        document.sha256 = DigestUtils.sha256Hex(content);
        document.content = content;
        document.createdAt = clock.instant();
        document.createdBy = caller.subject();
        entityManager.persist(document);
        saved.fire(new DocumentSaved(ownerKind, ownerId, document.id));
        return ref(document);
    }

    private long count(String ownerKind, UUID ownerId) {
        return entityManager
                .createQuery(
                        "select count(d) from StoredDocument d where d.ownerKind = :kind and d.ownerId = :owner",
                        Long.class)
                .setParameter("kind", ownerKind)
                .setParameter("owner", ownerId)
                .getSingleResult();
    }

    /** All documents of one owner, oldest first: at most 500, and what was handed over to it. */
    @Transactional
    public List<DocumentRef> of(String ownerKind, UUID ownerId) {
        return entityManager
                .createQuery("""
                        select new eu.peregrine.kit.document.DocumentRef(d.id, d.name, d.contentType, d.size, d.sha256, d.createdAt)
                        from StoredDocument d where d.ownerKind = :kind and d.ownerId = :owner order by d.createdAt, d.id
                        """, DocumentRef.class)
                .setParameter("kind", ownerKind)
                .setParameter("owner", ownerId)
                .getResultList();
    }

    /**
     * A document's bytes, to be saved and never shown in place.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the owner has no such document
     */
    @Transactional
    public Response download(String ownerKind, UUID ownerId, UUID documentId) {
        StoredDocument document = found(ownerKind, ownerId, documentId);
        String encoded =
                URLEncoder.encode(document.name, StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(document.content, document.contentType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + encoded)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /**
     * A document's bytes, for a service that sends them together with others.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the owner has no such document
     */
    @Transactional
    public byte[] bytes(String ownerKind, UUID ownerId, UUID documentId) {
        return found(ownerKind, ownerId, documentId).content;
    }

    private StoredDocument found(String ownerKind, UUID ownerId, UUID documentId) {
        StoredDocument document = entityManager.find(StoredDocument.class, documentId);
        if (document == null || !document.ownerKind.equals(ownerKind) || !document.ownerId.equals(ownerId)) {
            throw Problems.notFound("document");
        }
        return document;
    }

    /**
     * Hands all documents of one owner over to another, which stands for it from now on. A service that does this lets its
     * role change the owner of a document, which the kit alone does not.
     *
     * @param ownerKind what both are
     * @param from who has them
     * @param to who gets them
     */
    @Transactional
    public void handOver(String ownerKind, UUID from, UUID to) {
        entityManager
                .createQuery(
                        "update StoredDocument d set d.ownerId = :to where d.ownerKind = :kind and d.ownerId = :from")
                .setParameter("kind", ownerKind)
                .setParameter("from", from)
                .setParameter("to", to)
                .executeUpdate();
    }

    private static byte[] read(InputStream bytes) {
        try {
            byte[] content = bytes.readNBytes((int) BodyLimit.DOCUMENT + 1);
            if (content.length > BodyLimit.DOCUMENT) {
                throw Problems.of(413, "body-too-large", "A document has at most 20 MiB.");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DocumentRef ref(StoredDocument document) {
        return new DocumentRef(
                document.id, document.name, document.contentType, document.size, document.sha256, document.createdAt);
    }
}
