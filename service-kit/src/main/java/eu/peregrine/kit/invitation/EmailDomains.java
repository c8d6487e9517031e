package eu.peregrine.kit.invitation;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
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
     * Refuses to send a link to an address of which nothing says that it is the organisation's.
     *
     * @param email the address
     * @param domains domains of the organisation
     * @param known whether the address stands with the organisation or the object itself, or an officer has checked it
     * @throws eu.peregrine.kit.problem.ProblemException 422 for an address that is not known
     */
    public static void require(String email, List<String> domains, boolean known) {
        if (known || matches(email, domains)) {
            return;
        }
        throw Problems.invalid(new Violations()
                .add(
                        "/email",
                        "address-not-known",
                        (domains.isEmpty()
                                        ? "No domain is known of this party, and no contact has this address"
                                        : "This address is of no contact of the party, and of none of its domains ("
                                                + String.join(", ", domains) + ")")
                                + "; check it, then send confirmed.")
                .all());
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
