package eu.peregrine.mobility.message;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** A message as it was sent; never changed. */
@Entity
@Table(name = "message")
class Message extends AggregateRoot {

    @Column(nullable = false)
    private String author;

    @Column(name = "sent_at", nullable = false)
    private Instant sentAt;

    @Column(name = "subject_en", nullable = false)
    private String subjectEn;

    @Column(name = "subject_fr")
    private String subjectFr;

    @Column(name = "text_en", nullable = false)
    private String textEn;

    @Column(name = "text_fr")
    private String textFr;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private MessageAudience audience;

    @Column(nullable = false)
    private String filter;

    @Column(nullable = false)
    private int recipients;

    /** For the persistence provider. */
    protected Message() {}

    Message(MessageDraft draft, String author, MessageAudience audience, String filter, int recipients, Instant now) {
        super(Ids.next());
        this.author = author;
        this.sentAt = now;
        this.subjectEn = draft.subject().en();
        this.subjectFr = draft.subject().fr();
        this.textEn = draft.text().en();
        this.textFr = draft.text().fr();
        this.audience = audience;
        this.filter = filter;
        this.recipients = recipients;
        raise("message.sent");
    }

    String author() {
        return author;
    }

    Instant sentAt() {
        return sentAt;
    }

    LocalizedText subject() {
        return new LocalizedText(subjectEn, subjectFr);
    }

    MessageText text() {
        return new MessageText(textEn, textFr);
    }

    MessageAudience audience() {
        return audience;
    }

    String filter() {
        return filter;
    }

    int recipients() {
        return recipients;
    }
}
