package eu.peregrine.partners.agreement;

import java.util.List;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The content hash of an agreement: exactly that of EWP's IIA API v7, so that an EWP binding can be added without touching
 * an agreement. It covers the ids of the parties' copies and the conditions; contacts, codes and whether it is in effect
 * do not count.
 */
final class ContentHash {

    private static final Set<String> CONTACTS = Set.of("sending-contact", "receiving-contact");
    private static final String FIRST_YEAR = "receiving-first-academic-year-id";
    private static final String LAST_YEAR = "receiving-last-academic-year-id";
    private static final Set<String> SILENT_ATTRIBUTES = Set.of("not-yet-defined", "v6-value");
    private static final String CONDITIONS = "cooperation-conditions";

    private ContentHash() {}

    /**
     * @param terminated whether the agreement is terminated as a whole
     * @param copyIds ids of the parties' copies, the own first; null while not mapped
     * @param specs the conditions, in EWP's order
     * @return SHA-256 of {@link #text}, in lower-case hex
     */
    static String of(boolean terminated, List<String> copyIds, List<IiaElement> specs) {
        return sha256(text(terminated, copyIds, specs));
    }

    /** The text that is hashed. */
    static String text(boolean terminated, List<String> copyIds, List<IiaElement> specs) {
        StringBuilder text = new StringBuilder(terminated ? "_@terminated-as-a-whole@_" : "");
        for (int i = 0; i < copyIds.size(); i++) {
            String id = copyIds.get(i);
            text.append("_iia-id_")
                    .append(i + 1)
                    .append('=')
                    .append(id == null ? "" : id)
                    .append('_');
        }
        for (IiaElement spec : specs) {
            append(spec, text);
        }
        return text.toString();
    }

    static String sha256(String text) {
        return DigestUtils.sha256Hex(text);
    }

    private static void append(IiaElement spec, StringBuilder text) {
        String first = "";
        String last = "";
        for (IiaElement child : spec.children()) {
            switch (child.name()) {
                case FIRST_YEAR -> first = child.text();
                case LAST_YEAR -> last = child.text();
                default -> append(CONDITIONS, spec.name(), child, text);
            }
        }
        text.append('_').append(FIRST_YEAR).append('=').append(first).append('_');
        text.append('_').append(LAST_YEAR).append('=').append(last).append('_');
    }

    private static void append(String grandparent, String parent, IiaElement element, StringBuilder text) {
        if (element.isNotYetDefined() || CONTACTS.contains(element.name())) {
            return;
        }
        String path = grandparent + "." + parent + "." + element.name();
        element.attributes().forEach((name, value) -> {
            if (!SILENT_ATTRIBUTES.contains(name)) {
                text.append("_@").append(path).append('.').append(name);
                text.append('=').append(value).append("@_");
            }
        });
        if (element.children().isEmpty()) {
            text.append('_').append(path).append('=');
            text.append(element.text() == null ? "" : element.text()).append('_');
        }
        for (IiaElement child : element.children()) {
            append(parent, element.name(), child, text);
        }
    }
}
