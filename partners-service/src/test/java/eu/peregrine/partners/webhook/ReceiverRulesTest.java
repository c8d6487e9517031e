package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.problem.Violation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverRulesTest {

    private static final AllowedAddresses NOTHING = new AllowedAddresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.edu/peregrine",
                "https://hooks.example.edu",
                "https://HOOKS.example.edu:8443/a?b=c",
                "https://xn--cole-9oa.example.fr/"
            })
    void takesDomainNames(String url) {
        assertThat(ReceiverRules.check(url, NOTHING).all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://hooks.example.edu/, not-https",
        "ftp://hooks.example.edu/, not-a-web-address",
        "mailto:a@example.edu, not-a-web-address",
        "//hooks.example.edu/, not-a-web-address",
        "not a url, not-a-url",
        "https://127.0.0.1/, not-a-domain",
        "https://8.8.8.8/, not-a-domain",
        "https://2130706433/, not-a-domain",
        "https://0177.0.0.1/, not-a-domain",
        "https://0x7f000001/, not-a-domain",
        "https://0x7f.0.0.1/, not-a-web-address",
        "https://127.1/, not-a-web-address",
        "https://[::1]/, not-a-domain",
        "https://[::ffff:127.0.0.1]/, not-a-domain",
        "https://localhost/, not-a-domain",
        "https://intranet/, not-a-domain",
        "https://hooks.example.edu./, not-a-domain",
        "https://user@hooks.example.edu/, user-info",
        "https://127.0.0.1@hooks.example.edu/, user-info",
        "https://hooks.example.edu/#here, fragment",
        "https://hooks.example.edu:0/, port",
        "https://hooks.example.edu:70000/, port",
        "https://hooks..example.edu/, not-a-web-address",
        "https://例.example/, not-a-web-address"
    })
    void refusesEverythingElse(String url, String code) {
        assertThat(ReceiverRules.check(url, NOTHING).all())
                .extracting(Violation::code)
                .contains(code);
    }

    @Test
    void takesWhatAnOperatorAllows() {
        AllowedAddresses allowed =
                new AllowedAddresses(List.of("127.0.0.1/32", "10.1.0.0/16", "fd00::/8", "receiver.internal:8080"));

        assertThat(ReceiverRules.check("http://127.0.0.1:9000/x", allowed).all())
                .isEmpty();
        assertThat(ReceiverRules.check("http://receiver.internal:8080/x", allowed)
                        .all())
                .isEmpty();
        assertThat(ReceiverRules.check("http://127.0.0.2:9000/x", allowed).all())
                .isNotEmpty();
        assertThat(ReceiverRules.check("http://receiver.internal:8081/x", allowed)
                        .all())
                .isNotEmpty();
        assertThat(ReceiverRules.check("http://0127.0.0.1/x", allowed).all()).isNotEmpty();
    }

    @Test
    void checksEveryAddressOfAName() throws UnknownHostException {
        InetAddress open = InetAddress.getByName("1.1.1.1");
        InetAddress closed = InetAddress.getByName("10.0.0.1");
        String url = "https://hooks.example.edu/a?b=c";

        Receiver receiver = Receiver.resolve(url, host -> new InetAddress[] {open}, NOTHING, 0);
        assertThat(receiver).isEqualTo(new Receiver("hooks.example.edu", 443, true, "/a?b=c", open));
        assertThatThrownBy(() -> Receiver.resolve(url, host -> new InetAddress[] {open, closed}, NOTHING, 0))
                .isInstanceOf(RefusedAddressException.class);
        assertThatThrownBy(() -> Receiver.resolve(url, host -> new InetAddress[0], NOTHING, 0))
                .isInstanceOf(UnknownHostException.class);
        AllowedAddresses allowed = new AllowedAddresses(List.of("10.0.0.0/8"));
        assertThat(Receiver.resolve(url, host -> new InetAddress[] {open, closed}, allowed, 1)
                        .address())
                .isEqualTo(closed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "example.org", "example.org:port", "nonsense/8"})
    void anOperatorsMistakeStopsTheStart(String entry) {
        assertThatThrownBy(() -> new AllowedAddresses(List.of(entry))).isInstanceOf(IllegalArgumentException.class);
    }
}
