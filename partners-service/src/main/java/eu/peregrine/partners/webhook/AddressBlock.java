package eu.peregrine.partners.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/**
 * Neighbouring addresses that share their first bits.
 *
 * @param first an address of the block
 * @param bits how many bits they share
 */
record AddressBlock(InetAddress first, int bits) {

    private static final Pattern NUMERIC = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads CIDR notation (RFC 4632, RFC 4291 §2.3); an address alone is a block of one.
     *
     * @throws IllegalArgumentException if it is not
     */
    static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        InetAddress address = literal(slash < 0 ? text : text.substring(0, slash));
        int length = address.getAddress().length * 8;
        int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > length) {
            throw new IllegalArgumentException(text + " is no block of addresses");
        }
        return new AddressBlock(address, bits);
    }

    /** Whether the address is one of them. */
    boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (other[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the text is an address in figures, well formed or not, and no name. */
    static boolean isNumeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    private static InetAddress literal(String text) {
        if (!isNumeric(text)) {
            throw new IllegalArgumentException(text + " is no address");
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is no address", e);
        }
    }
}
