package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages that are measured: each list of the API document whose path has no variable, plainly, by every filter that the
 * document names, by every way to sort that is worth one, and far behind its first page.
 */
final class Pages {

    private static final String ID =
            Network.organisationId(Network.NETWORKS + 30).toString();

    /** Filters that every list has or none has, with a value that finds something. */
    private static final Map<String, String> VALUES = values();

    private final Stack stack;
    private final ObjectMapper json = new ObjectMapper();

    /** Filters for which nobody has thought of a value yet. */
    final List<String> unknown = new ArrayList<>();

    Pages(Stack stack) {
        this.stack = stack;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("listOrganisations.q", "Technical University " + Network.city(77));
        values.put("listOrganisations.kind", "company");
        values.put("listOrganisations.country", "DE");
        values.put("listOrganisations.label", Network.LABEL);
        values.put("listOrganisations.network", Network.organisationId(3).toString());
        values.put("listOrganisations.state", "SUSPENDED");
        values.put("listOrganisations.id", ID);
        values.put("listOrganisations.modifiedSince", "2020-01-01T00:00:00Z");
        values.put("listOrganisations.bbox", "-5,42,8,51");
        values.put("listOrganisations.subject", "0732");
        values.put("listOrganisations.level", "7");
        values.put("listOrganisations.language", "en");
        values.put("listOrganisations.activity", "staff-teaching");
        values.put("listOrganisations.direction", "incoming");
        values.put("listOrganisations.academicYear", "2028/2029");
        values.put("listOrganisations.freeSeatsIn", "2027/2028");
        values.put("listNetworks.kind", "accreditation");
        values.put("listAgreements.expiresBefore", "2030-06-01");
        values.put("listAgreements.q", "exchange in " + Network.city(13));
        values.put("listAgreements.state", "TERMINATED");
        values.put("listAgreements.kind", "research");
        values.put("listAgreements.party", ID);
        values.put("listAgreements.country", "DE");
        values.put("listAgreements.activity", "staff-teaching");
        values.put("listAgreements.academicYear", "2027/2028");
        values.put("listAgreements.awaiting", ID);
        values.put("listAgreements.id", Network.id(2, 5).toString());
        values.put("listAgreements.modifiedSince", "2020-01-01T00:00:00Z");
        return values;
    }

    /** The addresses, by what they are called. */
    Map<String, String> addresses() throws IOException {
        Map<String, String> addresses = new LinkedHashMap<>();
        JsonNode paths = json.readTree(stack.get("/q/openapi?format=json")).path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode list = path.getValue().path("get");
            String operation = list.path("operationId").asText();
            if (!path.getKey().contains("{") && hasLimit(list)) {
                addresses.put(operation, path.getKey());
                for (JsonNode parameter : list.path("parameters")) {
                    add(operation, path.getKey(), parameter.path("name").asText(), addresses);
                }
            }
        }
        String organisations = "/api/v1/organisations";
        String agreements = "/api/v1/agreements";
        addresses.put("listOrganisations ?q with a typo", organisations + "?q=" + encoded("Tecnical Univrsity"));
        addresses.put(
                "listOrganisations ?freeSeatsIn&subject&level&language&cefr",
                organisations + "?freeSeatsIn=2027/2028&subject=0732&level=7&language=en&cefr=B2");
        addresses.put("listOrganisations ?country&kind", organisations + "?country=FR&kind=university");
        addresses.put("listOrganisations ?limit=200", organisations + "?limit=200");
        addresses.put("listOrganisations ?sort=-modifiedAt", organisations + "?sort=-modifiedAt");
        addresses.put("listOrganisations, page 20", far(organisations + "?limit=200", 19));
        addresses.put(
                "listAgreements ?q of a party", agreements + "?q=" + encoded("Politecnico di " + Network.city(91)));
        addresses.put("listAgreements ?state&country", agreements + "?state=IN_FORCE&country=IT");
        addresses.put("listAgreements ?limit=200", agreements + "?limit=200");
        addresses.put("listAgreements ?sort=title", agreements + "?sort=title");
        addresses.put("listAgreements ?sort=-modifiedAt", agreements + "?sort=-modifiedAt");
        addresses.put("listAgreements, page 20", far(agreements + "?limit=200", 19));
        return addresses;
    }

    private static boolean hasLimit(JsonNode operation) {
        for (JsonNode parameter : operation.path("parameters")) {
            if (parameter.path("name").asText().equals("limit")) {
                return true;
            }
        }
        return false;
    }

    private void add(String operation, String path, String parameter, Map<String, String> addresses) {
        // A level is of a language; both are measured together.
        if (List.of("limit", "cursor", "sort", "count", "facets", "cefr").contains(parameter)) {
            return;
        }
        String value = VALUES.get(operation + "." + parameter);
        if (value == null) {
            unknown.add(operation + " ?" + parameter);
        } else {
            addresses.put(operation + " ?" + parameter, path + "?" + parameter + "=" + encoded(value));
        }
    }

    /** The address of a page that many others stand before. */
    private String far(String first, int pages) throws IOException {
        String address = first;
        for (int i = 0; i < pages; i++) {
            String next = json.readTree(stack.get(address)).path("next").asText(null);
            if (next == null) {
                return address;
            }
            address = next;
        }
        return address;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
