package eu.peregrine.partners.webhook;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What an operator lets webhooks reach although it is not public; nothing unless configured. */
final class AllowedAddresses {

    private final List<AddressBlock> blocks = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * @param entries blocks such as {@code 127.0.0.1/32}, or names with a port such as {@code receiver.internal:8443}
     * @throws IllegalArgumentException if an entry is neither
     */
    AllowedAddresses(List<String> entries) {
        for (String entry : entries) {
            int colon = entry.lastIndexOf(':');
            String host = colon < 0 ? entry : entry.substring(0, colon);
            if (colon < 0 || AddressBlock.isNumeric(host.isEmpty() ? entry : host) && host.indexOf('.') < 0) {
                blocks.add(AddressBlock.of(entry));
            } else {
                Integer.parseInt(entry.substring(colon + 1));
                names.add(entry.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Whether this host, as a URL spells it, may be named in figures, without a domain or without TLS. */
    boolean name(String host, int port) {
        return names.contains(host.toLowerCase(Locale.ROOT) + ":" + port)
                || AddressBlock.isNumeric(host) && inBlock(AddressBlock.of(host).first());
    }

    /** Whether this address may be reached on behalf of the host. */
    boolean reach(String host, int port, InetAddress address) {
        return names.contains(host.toLowerCase(Locale.ROOT) + ":" + port) || inBlock(address);
    }

    private boolean inBlock(InetAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }
}
