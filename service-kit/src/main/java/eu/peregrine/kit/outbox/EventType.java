package eu.peregrine.kit.outbox;

/**
 * The three spellings of an event's type: short within a service ({@code agreement.entered-into-force}), full on the wire
 * ({@code eu.peregrine.agreement.entered-into-force.v1}), and the schema that describes its payload.
 */
public final class EventType {

    private static final String PREFIX = "eu.peregrine.";
    private static final String VERSION = ".v1";

    private EventType() {}

    /** The full type of a short one, in the version that this release writes. */
    public static String full(String shortType) {
        return PREFIX + shortType + VERSION;
    }

    /**
     * The short type of a full one.
     *
     * @return null when it is not ours or of a version that this release cannot read
     */
    public static String shortOf(String fullType) {
        if (!fullType.startsWith(PREFIX)
                || !fullType.endsWith(VERSION)
                || fullType.length() <= PREFIX.length() + VERSION.length()) {
            return null;
        }
        return fullType.substring(PREFIX.length(), fullType.length() - VERSION.length());
    }

    /** The name of the payload's JSON Schema. */
    public static String schema(String shortType) {
        return "urn:peregrine:schema:events:" + shortType + VERSION.replace('.', ':');
    }
}
