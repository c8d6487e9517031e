package eu.peregrine.local;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * Everybody who may sign in to a local or demonstration system, read from the seed files on the class path: one client
 * per partner organisation and funder, the office's own clients, one user per role, twenty students.
 */
public final class Identities {

    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final List<Identity> all;

    private Identities(List<Identity> all) {
        this.all = List.copyOf(all);
    }

    /** Reads the seed files. */
    public static Identities fromSeeds() throws IOException {
        List<Identity> all = new ArrayList<>();
        for (CSVRecord row : read("/identity/clients.csv")) {
            all.add(identity(Identity.Kind.CLIENT, row.get("client_id"), row));
        }
        for (CSVRecord row : read("/network/organisations.csv")) {
            organisation(row, all);
        }
        for (CSVRecord row : read("/identity/users.csv")) {
            all.add(identity(Identity.Kind.USER, row.get("username"), row));
        }
        return new Identities(all);
    }

    /** Everybody, in the order of the seed files. */
    public List<Identity> all() {
        return all;
    }

    /** Somebody by user name or client id; users come first. */
    public Optional<Identity> find(String name) {
        return all.stream().filter(identity -> identity.name().equals(name)).max(Comparator.comparing(Identity::kind));
    }

    /** The user of this name. */
    public Identity user(String name) {
        return find(name).orElseThrow(() -> new NoSuchElementException("No user is called " + name));
    }

    private static Identity identity(Identity.Kind kind, String name, CSVRecord row) {
        return new Identity(
                kind,
                name,
                row.get("label"),
                List.of(row.get("roles").split(";")),
                id(row, "organisation_id"),
                id(row, "student_id"));
    }

    private static UUID id(CSVRecord row, String column) {
        String text = row.isMapped(column) ? row.get(column) : "";
        return text.isEmpty() ? null : UUID.fromString(text);
    }

    private static void organisation(CSVRecord row, List<Identity> all) {
        UUID id = UUID.fromString(row.get("id"));
        String label = row.get("name.en");
        switch (row.get("kind")) {
            case "university", "school" -> {
                String schac = row.get("identifiers.schac");
                boolean home = row.isMapped("home") && "true".equals(row.get("home"));
                if (!home && !schac.isEmpty()) {
                    all.add(client("partner-" + schac, label, "partner", id));
                }
            }
            case "company", "embassy", "research-institute", "public-funder" ->
                all.add(client("funder-" + id.toString().substring(24), label, "funder", id));
            default -> {
                // Networks and campuses do not sign in.
            }
        }
    }

    private static Identity client(String name, String label, String role, UUID organisation) {
        return new Identity(Identity.Kind.CLIENT, name, label, List.of(role), organisation, null);
    }

    private static List<CSVRecord> read(String resource) throws IOException {
        try (Reader reader =
                new InputStreamReader(Identities.class.getResourceAsStream(resource), StandardCharsets.UTF_8)) {
            return CSV.parse(reader).getRecords();
        }
    }
}
