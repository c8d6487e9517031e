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
import java.util.regex.Pattern;

/**
 * The pages that are measured: each list of the API document, plainly, by every filter that the document names, by every way to
 * sort that is worth one, and far behind its first page. What has a variable in its path is measured of one thing that there
 * is a great deal about.
 */
final class Pages {

    /** A partner, and an agreement with it. */
    static final String PARTNER = Network.organisationId(Network.NETWORKS + 32).toString();

    static final String AGREEMENT = Network.id(2, 1).toString();
    private static final String CAMPUS = Network.id(Records.CAMPUS, 77).toString();
    private static final String REVIEW = Network.id(Records.REVIEW, 77).toString();
    private static final String SUBSCRIPTION =
            Network.id(Records.SUBSCRIPTION, 77).toString();
    private static final String LONG_AGO = "2020-01-01T00:00:00Z";

    /** What the variable of a path stands for, by what stands before it. */
    private static final Map<String, String> MEASURED = Map.of(
            "organisations", PARTNER,
            "agreements", AGREEMENT,
            "campuses", CAMPUS,
            "selection-reviews", REVIEW,
            "subscriptions", SUBSCRIPTION);

    private static final Pattern VARIABLE = Pattern.compile("([a-z-]+)/\\{id}");

    /** Filters that every list has or none has, with a value that finds something. */
    private final Map<String, String> values = values();

    private final Stack stack;
    private final ObjectMapper json = new ObjectMapper();

    /** Filters for which nobody has thought of a value yet. */
    final List<String> unknown = new ArrayList<>();

    Pages(Stack stack) {
        this.stack = stack;
    }

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("listOrganisations.q", "Technical University of " + Network.city(91));
        values.put("listOrganisations.kind", "company");
        values.put("listOrganisations.country", "DE");
        values.put("listOrganisations.label", Network.LABEL);
        values.put("listOrganisations.network", Network.organisationId(3).toString());
        values.put("listOrganisations.state", "SUSPENDED");
        values.put("listOrganisations.id", PARTNER);
        values.put("listOrganisations.modifiedSince", LONG_AGO);
        values.put("listOrganisations.bbox", "-5,42,8,51");
        values.put("listOrganisations.subject", "0732");
        values.put("listOrganisations.level", "7");
        values.put("listOrganisations.language", "en");
        values.put("listOrganisations.activity", "staff-teaching");
        values.put("listOrganisations.direction", "incoming");
        values.put("listOrganisations.academicYear", "2028/2029");
        values.put("listOrganisations.freeSeatsIn", "2027/2028");
        values.put("listOrganisations.assignedTo", Records.OFFICER);
        // The map has the same filters.
        new LinkedHashMap<>(values)
                .forEach((name, value) -> values.put(name.replace("listOrganisations", "getNetworkMap"), value));
        values.put("listNetworks.kind", "accreditation");
        values.put("listNetworks.q", "Technical");
        values.put("listNetworks.id", Network.organisationId(3).toString());
        values.put("listNetworks.modifiedSince", LONG_AGO);
        values.put("listBalances.alert", "true");
        values.put("listBalances.country", "DE");
        values.put("listBalances.from", "2026/2027");
        values.put("listBalances.to", "2027/2028");
        values.put("getNominationList.academicYear", "2027/2028");
        values.put("getNominationList.direction", "outgoing");
        values.put("getNominationList.state", "ON_SITE");
        values.put("getNominationList.term", "2027/2028-1");
        values.put("listAgreements.expiresBefore", "2031-01-01");
        values.put("listAgreements.q", "exchange in " + Network.city(13));
        values.put("listAgreements.state", "TERMINATED");
        values.put("listAgreements.kind", "research");
        values.put("listAgreements.party", PARTNER);
        values.put("listAgreements.country", "DE");
        values.put("listAgreements.activity", "staff-teaching");
        values.put("listAgreements.academicYear", "2027/2028");
        values.put("listAgreements.awaiting", PARTNER);
        values.put("listAgreements.id", Network.id(2, 5).toString());
        values.put("listAgreements.modifiedSince", LONG_AGO);
        values.put("listAgreements.assignedTo", Records.OFFICER);
        values.put("listAgreements.disputed", "true");
        values.put("listAgreementNotes.visibility", "parties");
        values.put("listAgreementNotes.revision", "1");
        values.put("listCampuses.country", "DE");
        values.put("listCampuses.host", PARTNER);
        values.put("listCampuses.id", CAMPUS);
        values.put("listCampuses.kind", "home");
        values.put("listCampuses.level", "ms");
        values.put("listCampuses.state", "CLOSED");
        values.put("listCampuses.modifiedSince", LONG_AGO);
        values.put("listSelectionReviews.decision", "negative");
        values.put("listSelectionReviews.id", REVIEW);
        values.put("listSelectionReviews.organisation", PARTNER);
        values.put("listSelectionReviews.state", "EXPIRED");
        values.put("listSelectionReviews.modifiedSince", LONG_AGO);
        values.put("listSubscriptions.id", SUBSCRIPTION);
        values.put("listSubscriptions.organisation", PARTNER);
        values.put("listSubscriptions.state", "DISABLED");
        values.put("listSubscriptions.modifiedSince", LONG_AGO);
        values.put("listDeliveries.state", "FAILED");
        values.put("listDeliveries.subject", AGREEMENT);
        values.put("listDeliveries.subscription", SUBSCRIPTION);
        values.put("listDeliveries.type", "agreement.proposed");
        values.put("listDeliveries.since", LONG_AGO);
        return values;
    }

    /** Those that only the service knows. */
    private void ask() throws IOException {
        JsonNode agreement = json.readTree(stack.get("/api/v1/agreements/" + AGREEMENT));
        values.put("listAgreementApprovals.hash", agreement.path("contentHash").asText());
        values.put(
                "listAgreementNotes.condition",
                agreement.path("conditions").path(0).path("id").asText());
        String delivery = "/api/v1/deliveries?limit=1";
        values.put(
                "listDeliveries.id",
                json.readTree(stack.get(delivery))
                        .path("items")
                        .path(0)
                        .path("id")
                        .asText());
        for (String trail : List.of("Agreements", "Organisations", "Campuses", "SelectionReviews", "Subscriptions")) {
            boolean imported = trail.equals("Agreements") || trail.equals("Organisations");
            values.put("audit" + trail + ".actor", imported ? stack.officer() : Records.SOMEBODY);
            values.put("audit" + trail + ".from", LONG_AGO);
        }
    }

    /** The addresses, by what they are called. */
    Map<String, String> addresses() throws IOException {
        ask();
        Map<String, String> addresses = new LinkedHashMap<>();
        JsonNode paths = json.readTree(stack.get("/q/openapi?format=json")).path("paths");
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode list = path.getValue().path("get");
            String operation = list.path("operationId").asText();
            if (hasLimit(list)) {
                String address = VARIABLE.matcher(path.getKey())
                        .replaceAll(found -> found.group(1) + "/" + MEASURED.getOrDefault(found.group(1), "{id}"));
                if (address.contains("{")) {
                    unknown.add(operation + " of " + address);
                    continue;
                }
                addresses.put(operation, address);
                for (JsonNode parameter : list.path("parameters")) {
                    if (parameter.path("in").asText().equals("query")) {
                        add(operation, address, parameter.path("name").asText(), addresses);
                    }
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
                "listAgreements ?q of a party", agreements + "?q=" + encoded("Politecnico di " + Network.city(7 * 45)));
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
        String value = values.get(operation + "." + parameter);
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
