package eu.peregrine.partners.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/**
 * Where a message goes: a name, and the one address that was checked and that the connection is made to, whatever the name
 * may stand for a moment later.
 *
 * @param host the name, for TLS and the Host header
 * @param port the port
 * @param tls whether the connection is encrypted
 * @param path path and query
 * @param address the checked address
 */
record Receiver(String host, int port, boolean tls, String path, InetAddress address) {

    /** Looks names up. */
    @FunctionalInterface
    interface Names {
        /** All addresses of a name. */
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * Resolves a URL and checks every address that its host has.
     *
     * @param turn which of several addresses to take; attempts take turns
     * @throws RefusedAddressException if one of the addresses must not be reached
     * @throws UnknownHostException if the host has none
     */
    static Receiver resolve(String url, Names names, AllowedAddresses allowed, int turn) throws UnknownHostException {
        URI uri = URI.create(url);
        int port = port(uri);
        InetAddress[] addresses = names.of(uri.getHost());
        for (InetAddress address : addresses) {
            if (!PublicAddresses.contain(address) && !allowed.reach(uri.getHost(), port, address)) {
                throw new RefusedAddressException();
            }
        }
        if (addresses.length == 0) {
            throw new UnknownHostException(uri.getHost());
        }
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Receiver(
                uri.getHost(), port, isTls(uri), path + query, addresses[Math.floorMod(turn, addresses.length)]);
    }

    /** The port of a URL, its scheme's where it names none. */
    static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isTls(uri) ? 443 : 80;
    }

    private static boolean isTls(URI uri) {
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https");
    }
}
