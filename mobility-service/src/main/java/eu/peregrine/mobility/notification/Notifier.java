package eu.peregrine.mobility.notification;

import eu.peregrine.mobility.person.MailWish;
import eu.peregrine.mobility.person.Recipient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Collection;

/** Tells people of things. Whether and when a mail says so too depends on what they want. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Notifier {

    /** When the daily mail is made up, in the office's time zone. */
    static final LocalTime DAILY = LocalTime.of(7, 0);

    /** What happened longer ago is no news any more: no mail about years of events when a log is read for the first time. */
    private static final Duration NEWS = Duration.ofDays(7);

    private final NotificationRepository repository;
    private final MailSettings settings;
    private final Clock clock;

    @Inject
    Notifier(NotificationRepository repository, MailSettings settings, Clock clock) {
        this.repository = repository;
        this.settings = settings;
        this.clock = clock;
    }

    /** Tells everybody of it, in the present transaction. */
    public void tell(Collection<Recipient> recipients, News news) {
        Instant now = clock.instant();
        recipients.forEach(recipient ->
                repository.persist(new Notification(recipient.id(), news, now, mailDue(recipient, news, now))));
    }

    private Instant mailDue(Recipient recipient, News news, Instant now) {
        boolean none = !settings.on()
                || recipient.mail() == MailWish.NEVER
                || recipient.noMailOf().contains(news.kind())
                || news.at().isBefore(now.minus(NEWS));
        if (none) {
            return null;
        }
        return recipient.mail() == MailWish.AT_ONCE ? now : nextMorning(now);
    }

    private Instant nextMorning(Instant now) {
        ZonedDateTime local = now.atZone(clock.getZone());
        ZonedDateTime today = local.toLocalDate().atTime(DAILY).atZone(clock.getZone());
        return (today.isAfter(local) ? today : today.plusDays(1)).toInstant();
    }
}
