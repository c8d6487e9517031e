package eu.peregrine.partners.webhook;

import eu.peregrine.kit.problem.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the address of a receiver looks like. Every spelling of an address in figures is refused, since each is a way
 * around a check: decimal, octal, hexadecimal, IPv6 in brackets. What a name stands for is checked at every attempt.
 */
final class ReceiverRules {

    private static final Pattern DOMAIN = Pattern.compile(
            "(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(?:(?:0|[1-9][0-9]{0,2})\\.){3}(?:0|[1-9][0-9]{0,2})");
    private static final String POINTER = "/url";

    private ReceiverRules() {}

    static Violations check(String url, AllowedAddresses allowed) {
        Violations violations = new Violations();
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return violations.add(POINTER, "not-a-url", "This is no URL: " + e.getReason() + ".");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.isOpaque() || uri.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
            return violations.add(
                    POINTER, "not-a-web-address", "A receiver is a web address such as https://example.org/events.");
        }
        violations.check(
                uri.getRawUserInfo() == null,
                POINTER,
                "user-info",
                "A name and password before the host are not sent; the signature shows who is calling.");
        violations.check(
                uri.getRawFragment() == null, POINTER, "fragment", "What follows # is never sent; leave it out.");
        int port = Receiver.port(uri);
        violations.check(port >= 1 && port <= 65535, POINTER, "port", "A port is 1 to 65535.");
        boolean named = isAllowed(uri, port, allowed);
        violations.check(
                named || DOMAIN.matcher(uri.getHost().toLowerCase(Locale.ROOT)).matches(),
                POINTER,
                "not-a-domain",
                "The host must be a full domain name: no address in figures, no name without a domain, no dot at its end.");
        violations.check(named || scheme.equals("https"), POINTER, "not-https", "Only https:// is called from here.");
        return violations;
    }

    private static boolean isAllowed(URI uri, int port, AllowedAddresses allowed) {
        String host = uri.getHost();
        return (!AddressBlock.isNumeric(host) || DOTTED_QUAD.matcher(host).matches()) && allowed.name(host, port);
    }
}
