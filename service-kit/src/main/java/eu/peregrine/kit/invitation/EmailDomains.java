package eu.peregrine.kit.invitation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether an e-mail address is of an organisation, by the domains that are known of it. */
public final class EmailDomains {

    /** Where everybody may have an address: such a domain says nothing of an organisation. */
    private static final Set<String> ANYBODYS = anybodys();

    private EmailDomains() {}

    private static Set<String> anybodys() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                EmailDomains.class.getResourceAsStream("public-mailboxes.txt"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @param email an address
     * @param domains domains of the organisation, such as {@code tu-dresden.de}
     * @return whether the address ends in one of them or in a part of one
     */
    public static boolean matches(String email, Collection<String> domains) {
        String domain = domain(email);
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

    /**
     * @param email the address of a contact of the organisation; may be null
     * @return its domain, unless that is one where everybody may have an address
     */
    public static Optional<String> ofContact(String email) {
        return Optional.ofNullable(email)
                .filter(address -> address.indexOf('@') >= 0)
                .map(EmailDomains::domain)
                .filter(domain -> !domain.isEmpty() && !ANYBODYS.contains(domain));
    }

    private static String domain(String email) {
        return email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
