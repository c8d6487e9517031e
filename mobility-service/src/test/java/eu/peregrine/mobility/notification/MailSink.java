package eu.peregrine.mobility.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** An SMTP server on this machine that keeps what it gets. */
public class MailSink implements QuarkusTestResourceLifecycleManager {

    private static volatile GreenMail server;
    private static volatile int port;

    /** A mail that arrived. */
    public record Arrived(String id, String subject, String text) {}

    @Override
    public Map<String, String> start() {
        open(0);
        return Map.of(
                "peregrine.mail.host", "localhost",
                "peregrine.mail.port", String.valueOf(port),
                "peregrine.mail.first-retry", "PT1S");
    }

    private static void open(int onPort) {
        server = new GreenMail(new ServerSetup(onPort, "localhost", ServerSetup.PROTOCOL_SMTP));
        server.start();
        port = server.getSmtp().getPort();
    }

    /** As if the mail server were away. */
    public static void close() {
        server.stop();
    }

    /** It is back, at the same address, and has forgotten everything. */
    public static void reopen() {
        open(port);
    }

    /** What somebody got so far, oldest first. */
    public static List<Arrived> of(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> isTo(message, address))
                .map(MailSink::read)
                .toList();
    }

    private static boolean isTo(MimeMessage message, String address) {
        try {
            return message.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Arrived read(MimeMessage message) {
        try {
            Object content = message.getContent();
            String text = content instanceof String plain ? plain : GreenMailUtil.getBody(message);
            return new Arrived(message.getMessageID(), message.getSubject(), text.replace("\r\n", "\n"));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        server.stop();
    }
}
