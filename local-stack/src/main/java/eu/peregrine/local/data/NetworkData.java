package eu.peregrine.local.data;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The network of the school: real universities, networks and funders. Seven partnerships are the ones the school
 * publishes; every other relation is invented and says so.
 */
public final class NetworkData {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();
    private static final Set<String> FUNDER_KINDS = Set.of("company", "embassy", "research-institute", "public-funder");

    private final Map<UUID, Organisation> organisations;
    private final List<OrganisationLabel> labels;
    private final List<NetworkMembership> memberships;

    private NetworkData(
            List<Organisation> organisations, List<OrganisationLabel> labels, List<NetworkMembership> memberships) {
        this.organisations = organisations.stream()
                .collect(Collectors.toMap(Organisation::id, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        this.labels = labels;
        this.memberships = memberships;
    }

    /** Reads the three files. */
    public static NetworkData load() {
        return new NetworkData(
                read("organisations.csv", NetworkData::organisation),
                read("labels.csv", NetworkData::label),
                read("memberships.csv", NetworkData::membership));
    }

    /**
     * One of the files as it is, ready to be the body of an import.
     *
     * @param name {@code organisations.csv}, {@code labels.csv} or {@code memberships.csv}
     * @throws NoSuchElementException for any other name
     */
    public static byte[] file(String name) {
        try (InputStream in = NetworkData.class.getResourceAsStream("/network/" + name)) {
            if (in == null) {
                throw new NoSuchElementException("There is no network file " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All organisations, in the order of the file. */
    public List<Organisation> organisations() {
        return List.copyOf(organisations.values());
    }

    /**
     * One organisation.
     *
     * @throws NoSuchElementException if it is not of the network
     */
    public Organisation organisation(UUID id) {
        Organisation found = organisations.get(id);
        if (found == null) {
            throw new NoSuchElementException("No organisation of the network has the id " + id);
        }
        return found;
    }

    /** The school itself. */
    public Organisation home() {
        return organisations.values().stream()
                .filter(Organisation::home)
                .findFirst()
                .orElseThrow();
    }

    /** The partner universities. */
    public List<Organisation> partners() {
        return organisations.values().stream().filter(Organisation::partner).toList();
    }

    /** The partner universities that the school names in public. */
    public List<Organisation> publishedPartners() {
        return partners().stream().filter(o -> !o.illustrative()).toList();
    }

    /** The networks the school belongs to. */
    public List<Organisation> networks() {
        return ofKinds(Set.of("network"));
    }

    /** Companies, embassies, research institutes and public bodies that may give money. */
    public List<Organisation> funders() {
        return ofKinds(FUNDER_KINDS);
    }

    /** The labels of the school. */
    public List<OrganisationLabel> labels() {
        return labels;
    }

    /** The school's memberships of networks. */
    public List<NetworkMembership> memberships() {
        return memberships;
    }

    private List<Organisation> ofKinds(Set<String> kinds) {
        return organisations.values().stream()
                .filter(o -> kinds.contains(o.kind()))
                .toList();
    }

    private static <T> List<T> read(String name, Function<CSVRecord, T> row) {
        try (InputStreamReader text =
                        new InputStreamReader(new ByteArrayInputStream(file(name)), StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(text, FORMAT)) {
            return parser.stream().map(row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Organisation organisation(CSVRecord row) {
        return new Organisation(
                UUID.fromString(row.get("id")),
                row.get("kind"),
                new Text(row.get("name.en"), row.get("name.fr")),
                row.get("country"),
                row.get("city"),
                new BigDecimal(row.get("latitude")),
                new BigDecimal(row.get("longitude")),
                row.get("website"),
                new Organisation.Identifiers(
                        row.get("identifiers.schac"), row.get("identifiers.erasmusCode"), row.get("identifiers.ror")),
                Boolean.parseBoolean(row.get("home")),
                row.get("state"),
                Boolean.parseBoolean(row.get("illustrative")));
    }

    private static OrganisationLabel label(CSVRecord row) {
        return new OrganisationLabel(
                UUID.fromString(row.get("organisationId")),
                row.get("label"),
                row.get("issuer"),
                LocalDate.parse(row.get("validFrom")),
                date(row.get("validUntil")),
                Boolean.parseBoolean(row.get("illustrative")));
    }

    private static NetworkMembership membership(CSVRecord row) {
        return new NetworkMembership(
                UUID.fromString(row.get("organisationId")),
                UUID.fromString(row.get("networkId")),
                row.get("role"),
                LocalDate.parse(row.get("start")),
                date(row.get("end")),
                Boolean.parseBoolean(row.get("illustrative")));
    }

    private static LocalDate date(String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
