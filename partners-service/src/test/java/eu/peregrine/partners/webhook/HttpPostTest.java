package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpPostTest {

    private static Vertx vertx;
    private final TestReceiver receiver = new TestReceiver();
    private final HttpPost http = new HttpPost(vertx, Duration.ofSeconds(5), Duration.ofSeconds(10), 4);
    private final HttpPost impatient = new HttpPost(vertx, Duration.ofSeconds(5), Duration.ofMillis(300), 4);
    private final AllowedAddresses loopback = new AllowedAddresses(List.of("127.0.0.1/32"));

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        vertx.close();
    }

    @AfterEach
    void close() {
        http.close();
        impatient.close();
        receiver.close();
    }

    @Test
    void connectsToTheCheckedAddressUnderTheNameOfTheHost() throws Exception {
        int status = post(named("hooks.partner.invalid", receiver.port()));
        assertThat(status).isEqualTo(204);
        TestReceiver.Received message = receiver.received().get(0);
        assertThat(message.header("host")).isEqualTo("hooks.partner.invalid:" + receiver.port());
        assertThat(message.path()).isEqualTo("/in?a=b");
        assertThat(message.header("webhook-id")).isEqualTo("1");
        assertThat(message.body()).isEqualTo("{}");
    }

    @Test
    void followsNoRedirect() throws Exception {
        try (TestReceiver other = new TestReceiver()) {
            receiver.redirecting(other.url());
            assertThat(post(named("hooks.partner.invalid", receiver.port()))).isEqualTo(307);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void aNameThatMovesIsRefusedAtTheNextAttempt() throws Exception {
        String url = "http://hooks.partner.invalid:" + receiver.port() + "/in?a=b";
        InetAddress[] moving = {InetAddress.getByName("127.0.0.1")};
        post(Receiver.resolve(url, host -> moving.clone(), loopback, 0));
        moving[0] = InetAddress.getByName("127.0.0.2");
        assertThatThrownBy(() -> Receiver.resolve(url, host -> moving.clone(), loopback, 1))
                .isInstanceOf(RefusedAddressException.class);
    }

    @Test
    void waitsForAnAnswerNoLongerThanItsTime() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> post(impatient, named("hooks.partner.invalid", silent.getLocalPort())))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aBodyWithoutEndCostsItsConnectionAndNothingElse() throws Exception {
        try (ServerSocket endless = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            Thread talking = new Thread(() -> talk(endless));
            talking.start();
            assertThat(post(named("hooks.partner.invalid", endless.getLocalPort())))
                    .isEqualTo(200);
            talking.join(TimeUnit.SECONDS.toMillis(5));
            assertThat(talking.isAlive()).as("the connection was closed").isFalse();
        }
    }

    private static void talk(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[4096]);
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("400\r\n" + "x".repeat(0x400) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            while (true) {
                out.write(chunk);
            }
        } catch (IOException closed) {
            // What the test waits for.
        }
    }

    private Receiver named(String host, int port) throws UnknownHostException {
        InetAddress here = InetAddress.getByName("127.0.0.1");
        return Receiver.resolve(
                "http://" + host + ":" + port + "/in?a=b", name -> new InetAddress[] {here}, loopback, 0);
    }

    private int post(Receiver to) throws Exception {
        return post(http, to);
    }

    private static int post(HttpPost client, Receiver to) throws Exception {
        return client.send(to, Map.of("webhook-id", "1"), "{}")
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }
}
