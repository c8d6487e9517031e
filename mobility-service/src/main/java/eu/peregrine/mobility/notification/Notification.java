package eu.peregrine.mobility.notification;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.person.NotificationKind;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What one person was told. */
@Entity
@Table(name = "notification")
class Notification {

    @Id
    private UUID id;

    @Column(name = "person_id", nullable = false)
    private UUID personId;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private NotificationKind kind;

    @Column(name = "title_en", nullable = false)
    private String titleEn;

    @Column(name = "title_fr")
    private String titleFr;

    @Column(name = "text_en")
    private String textEn;

    @Column(name = "text_fr")
    private String textFr;

    @Column(name = "about_kind", nullable = false)
    private String aboutKind;

    @Column(name = "about_id", nullable = false)
    private UUID aboutId;

    @Column(name = "about_reference")
    private String aboutReference;

    @Column(name = "about_href", nullable = false)
    private String aboutHref;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "updated_at", nullable = false)
    private Instant updatedAt;

    @Column(name = "read_at")
    private Instant readAt;

    @Column(name = "mail_due_at")
    private Instant mailDueAt;

    /** For the persistence provider. */
    protected Notification() {}

    Notification(UUID personId, News news, Instant now, Instant mailDueAt) {
        this.id = Ids.next();
        this.personId = personId;
        this.kind = news.kind();
        this.titleEn = news.title().en();
        this.titleFr = news.title().fr();
        this.textEn = news.text() == null ? null : news.text().en();
        this.textFr = news.text() == null ? null : news.text().fr();
        this.aboutKind = news.about().kind();
        this.aboutId = news.about().id();
        this.aboutReference = news.about().reference();
        this.aboutHref = news.about().href();
        this.createdAt = now;
        this.updatedAt = now;
        this.mailDueAt = mailDueAt;
    }

    /** Notes that it was read, or that it is to be read again. */
    void read(boolean read, Instant now) {
        if (read != (readAt != null)) {
            readAt = read ? now : null;
            updatedAt = now;
        }
    }

    /** It has gone into a mail, or into none because there is nowhere to send it. */
    void mailed() {
        mailDueAt = null;
    }

    UUID id() {
        return id;
    }

    NotificationKind kind() {
        return kind;
    }

    LocalizedText title() {
        return new LocalizedText(titleEn, titleFr);
    }

    LocalizedText text() {
        return textEn == null ? null : new LocalizedText(textEn, textFr);
    }

    String aboutKind() {
        return aboutKind;
    }

    UUID aboutId() {
        return aboutId;
    }

    String aboutReference() {
        return aboutReference;
    }

    String aboutHref() {
        return aboutHref;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    Instant readAt() {
        return readAt;
    }
}
