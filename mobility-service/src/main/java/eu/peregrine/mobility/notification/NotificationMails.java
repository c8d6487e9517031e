package eu.peregrine.mobility.notification;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Makes one mail of everything that a person is to be written about by now: at once, or once a day. */
@ApplicationScoped
class NotificationMails implements DueWork {

    private static final int MOST_IN_ONE = 100;

    private final NotificationRepository notifications;
    private final MailRepository mails;
    private final People people;
    private final MailText text;

    @Inject
    NotificationMails(NotificationRepository notifications, MailRepository mails, People people, MailText text) {
        this.notifications = notifications;
        this.mails = mails;
        this.people = people;
        this.text = text;
    }

    @Override
    public String name() {
        return "notification-mails";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return notifications.peopleWithMailDue(now, limit);
    }

    @Override
    public void settle(UUID person, Instant now) {
        List<Notification> due = notifications.mailDue(person, now, MOST_IN_ONE);
        if (due.isEmpty()) {
            return;
        }
        Language language = people.find(person).map(Person::language).orElse(Language.EN);
        people.address(person).ifPresent(address -> mails.add(person, address, text.about(due, language)));
        due.forEach(Notification::mailed);
    }
}
