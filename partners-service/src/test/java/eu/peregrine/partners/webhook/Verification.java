package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import eu.peregrine.partners.webhook.TestReceiver.Received;

/** Asks the library that Standard Webhooks publishes for receivers what it thinks of a message. */
final class Verification {

    private Verification() {}

    static void accepts(String secret, Received message) throws EmptyWebhookSecretException {
        Webhook verifier = new Webhook(secret);
        assertThatCode(() -> verifier.verify(message.body(), message.headers())).doesNotThrowAnyException();
        assertThatThrownBy(() -> verifier.verify(message.body() + " ", message.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    static void refuses(String secret, Received message) throws EmptyWebhookSecretException {
        Webhook verifier = new Webhook(secret);
        assertThatThrownBy(() -> verifier.verify(message.body(), message.headers()))
                .isInstanceOf(WebhookVerificationException.class);
    }
}
