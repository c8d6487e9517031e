package eu.peregrine.partners.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.partners.webhook.Receiver.Names;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Makes one attempt: resolves and checks the receiver, signs the message, sends it, and puts into words what came of it. */
final class Attempt {

    private static final String USER_AGENT = "Peregrine-Webhooks/1";

    private final Names names;
    private final AllowedAddresses allowed;
    private final Secrets secrets;
    private final Catalogue catalogue;
    private final HttpPost http;
    private final ObjectMapper json;

    Attempt(
            Names names,
            AllowedAddresses allowed,
            Secrets secrets,
            Catalogue catalogue,
            HttpPost http,
            ObjectMapper json) {
        this.names = names;
        this.allowed = allowed;
        this.secrets = secrets;
        this.catalogue = catalogue;
        this.http = http;
        this.json = json;
    }

    /** Sends the message; blocks while the receiver's name is looked up, and not while it is sent. Never fails. */
    CompletionStage<AttemptOutcome> of(DueMessage due, Instant now) {
        try {
            Receiver receiver = Receiver.resolve(due.url(), names, allowed, due.tries());
            String body = json.writeValueAsString(Message.of(due, catalogue.href(due.kind(), due.subject())));
            return http.send(receiver, headers(due, now, body), body)
                    .handle((status, trouble) ->
                            trouble == null ? AttemptOutcome.answered(status) : AttemptOutcome.failed(words(trouble)));
        } catch (UnknownHostException | RuntimeException | JsonProcessingException e) {
            return CompletableFuture.completedFuture(AttemptOutcome.failed(words(e)));
        }
    }

    private Map<String, String> headers(DueMessage due, Instant now, String body) {
        String id = due.event().toString();
        long timestamp = now.getEpochSecond();
        return Map.of(
                "content-type",
                "application/json",
                "user-agent",
                USER_AGENT,
                "webhook-id",
                id,
                "webhook-timestamp",
                Long.toString(timestamp),
                "webhook-signature",
                Signer.signature(secrets.open(due.subscription(), due.sealedSecrets()), id, timestamp, body));
    }

    private static String words(Throwable trouble) {
        Throwable cause =
                trouble instanceof CompletionException && trouble.getCause() != null ? trouble.getCause() : trouble;
        if (cause instanceof RefusedAddressException) {
            return cause.getMessage();
        }
        if (cause instanceof UnknownHostException) {
            return "The host has no address.";
        }
        if (cause instanceof TimeoutException) {
            return "There was no answer in time.";
        }
        if (cause instanceof io.netty.channel.ConnectTimeoutException) {
            return "There was no connection in time.";
        }
        if (cause instanceof java.net.ConnectException) {
            return "The receiver refused the connection.";
        }
        if (cause instanceof SSLException) {
            return "No encrypted connection could be made: the receiver's certificate or its TLS is not accepted.";
        }
        if (cause instanceof IllegalStateException) {
            return "The message could not be signed.";
        }
        return "The connection broke before there was an answer.";
    }
}
