package eu.peregrine.kit.invitation;

import java.net.URI;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Whether an e-mail address is of an organisation, by the domains that are known of it. */
public final class EmailDomains {

    private EmailDomains() {}

    /**
     * @param email an address
     * @param domains domains of the organisation, such as {@code tu-dresden.de}
     * @return whether the address ends in one of them or in a part of one
     */
    public static boolean matches(String email, Collection<String> domains) {
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        return domains.stream()
                .map(known -> known.toLowerCase(Locale.ROOT))
                .anyMatch(known -> domain.equals(known) || domain.endsWith("." + known));
    }

    /**
     * @param website an address such as {@code https://www.tu-dresden.de/en}
     * @return the domain, without a leading {@code www}
     */
    public static Optional<String> ofWebsite(String website) {
        try {
            return Optional.ofNullable(website)
                    .map(URI::create)
                    .map(URI::getHost)
                    .map(host -> host.startsWith("www.") ? host.substring(4) : host);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
