package eu.peregrine.mobility.notification;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Sends the mail that waits: takes some in hand in a short transaction, sends it outside of any, and says so in another. After
 * a crash in between it is sent again, under the same Message-ID; it is never lost.
 */
@ApplicationScoped
class MailSender {

    private static final Logger LOG = Logger.getLogger(MailSender.class);
    private static final int AT_ONCE = 20;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    /** About three days. */
    private static final int MOST_TRIES = 80;

    private final MailRepository waiting;
    private final MailSettings settings;
    private final Mailer mailer;
    private final MeterRegistry meters;
    private volatile boolean stopping;

    @Inject
    MailSender(MailRepository waiting, MailSettings settings, Mailer mailer, MeterRegistry meters) {
        this.waiting = waiting;
        this.settings = settings;
        this.mailer = mailer;
        this.meters = meters;
    }

    void stop(@Observes ShutdownEvent ending) {
        stopping = true;
    }

    @Scheduled(every = "1s", identity = "mail", concurrentExecution = ConcurrentExecution.SKIP)
    void send() {
        if (!settings.on() || stopping) {
            return;
        }
        List<MailRepository.Waiting> inHand;
        do {
            inHand = QuarkusTransaction.requiringNew().call(() -> waiting.claim(AT_ONCE));
            inHand.forEach(this::send);
        } while (inHand.size() == AT_ONCE);
    }

    private void send(MailRepository.Waiting mail) {
        try {
            mailer.send(Mail.withText(mail.recipient(), mail.subject(), mail.body())
                    .addHeader("Message-ID", "<" + mail.id() + "@peregrine>")
                    .addHeader("Auto-Submitted", "auto-generated"));
        } catch (RuntimeException refused) {
            failed(mail, refused);
            return;
        }
        QuarkusTransaction.requiringNew().run(() -> waiting.sent(mail.id()));
        meters.counter("peregrine.mail.sent").increment();
    }

    private void failed(MailRepository.Waiting mail, RuntimeException refused) {
        boolean giveUp = mail.tries() >= MOST_TRIES;
        String problem = refused.getClass().getSimpleName();
        Duration retryIn = retryIn(mail.tries());
        QuarkusTransaction.requiringNew().run(() -> waiting.failed(mail.id(), retryIn, giveUp, problem));
        meters.counter("peregrine.mail.failed").increment();
        // Neither address nor text: both are personal.
        LOG.warnf("Mail %s could not be sent at try %d: %s", mail.id(), mail.tries(), problem);
    }

    private Duration retryIn(int tries) {
        Duration wait = settings.firstRetry().multipliedBy(1L << Math.min(tries - 1, 16));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
