package eu.peregrine.partners;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.RightsWalk;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Walks every operation with every role. An operation that is new here fails until somebody says who may. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RolesTest {

    private static final Set<String> ROLES = Set.of(
            "officer",
            "coordinator",
            "security",
            "finance",
            "reviewer",
            "student",
            "applicant",
            "partner",
            "funder",
            "auditor",
            "admin");
    private static final Set<String> OFFICER = Set.of("officer");
    private static final Set<String> PARTIES = Set.of("officer", "partner");
    private static final Set<String> TRAIL = Set.of("officer", "auditor", "admin");
    private static final Set<String> BULK = Set.of("officer", "coordinator", "auditor", "admin");
    private static final Set<String> READERS =
            Set.of("officer", "coordinator", "security", "finance", "partner", "auditor", "admin");

    /** What the holder of a one-time link does, who has no token. */
    private static final Set<String> OPEN = Set.of("lookAtAgreementLink", "actOnAgreementLink");

    /** What a partner reads of itself and of no other, besides its agreements. */
    private static final Set<String> PARTNERS_OWN =
            Set.of("listOrganisationContacts", "listOrganisationMemberships", "getBalance", "getNominationList");

    private static final Map<String, Set<String>> MAY = new HashMap<>();

    static {
        List.of("listOrganisations", "getOrganisation", "listNetworks", "getNetwork")
                .forEach(o -> MAY.put(o, ROLES));
        List.of(
                        "registerOrganisation",
                        "replaceOrganisation",
                        "activateOrganisation",
                        "suspendOrganisation",
                        "archiveOrganisation",
                        "labelOrganisation",
                        "joinNetwork",
                        "importOrganisations",
                        "attachOrganisationDocument",
                        "importAgreements")
                .forEach(o -> MAY.put(o, OFFICER));
        List.of(
                        "approveAgreement",
                        "rejectAgreement",
                        "terminateAgreement",
                        "revertAgreement",
                        "attachAgreementDocument")
                .forEach(o -> MAY.put(o, PARTIES));
        List.of("auditOrganisation", "auditAgreement").forEach(o -> MAY.put(o, TRAIL));
        List.of("exportOrganisations", "exportAgreements", "listOrganisationDocuments", "downloadOrganisationDocument")
                .forEach(o -> MAY.put(o, BULK));
        List.of(
                        "listAgreements",
                        "getAgreement",
                        "listAgreementRevisions",
                        "listAgreementDocuments",
                        "downloadAgreementDocument")
                .forEach(o -> MAY.put(o, READERS));
        MAY.put("validateAgreement", Set.of("officer", "coordinator", "partner"));

        // ---- agreements: life cycle, copies
        MAY.put("listAgreementApprovals", READERS);
        List.of(
                        "draftAgreement",
                        "editAgreement",
                        "deleteAgreement",
                        "proposeAgreement",
                        "amendAgreement",
                        "giveNotice",
                        "withdrawNotice",
                        "renewAgreement",
                        "mergeAgreements",
                        "splitAgreement",
                        "putAgreementCopy",
                        "deleteAgreementCopy")
                .forEach(o -> MAY.put(o, PARTIES));
        List.of("listAgreementCopies", "getAgreementCopy")
                .forEach(o -> MAY.put(o, Set.of("officer", "coordinator", "partner", "auditor", "admin")));

        // ---- agreements: notes, differences, invitations
        List.of("diffAgreement", "listAgreementNotes", "getAgreementNote").forEach(o -> MAY.put(o, READERS));
        MAY.put("noteAgreement", Set.of("officer", "coordinator", "partner"));
        List.of("inviteToAgreement", "revokeAgreementInvitation", "resolveAgreementDispute", "assignAgreement")
                .forEach(o -> MAY.put(o, OFFICER));
        MAY.put("listAgreementInvitations", TRAIL);
        MAY.put("disputeAgreement", Set.of("partner"));
        MAY.put("validateAgreementChange", Set.of("officer", "coordinator", "partner"));
        OPEN.forEach(o -> MAY.put(o, ROLES));

        // ---- organisations, code lists
        List.of("listOrganisationUnits", "getOrganisationUnit", "listOrganisationLabels", "getFactsheet")
                .forEach(o -> MAY.put(o, ROLES));
        List.of("listOrganisationContacts", "getOrganisationContact", "listOrganisationMemberships")
                .forEach(o -> MAY.put(o, READERS));
        List.of(
                        "addOrganisationUnit",
                        "changeOrganisationUnit",
                        "removeOrganisationUnit",
                        "addOrganisationContact",
                        "changeOrganisationContact",
                        "removeOrganisationContact",
                        "replaceDelegates",
                        "replaceFactsheet")
                .forEach(o -> MAY.put(o, PARTIES));
        List.of(
                        "endOrganisationLabel",
                        "withdrawOrganisationLabel",
                        "leaveNetwork",
                        "mergeOrganisation",
                        "assignOrganisation")
                .forEach(o -> MAY.put(o, OFFICER));
        List.of("listCodeLists", "getCodeList").forEach(o -> MAY.put(o, ROLES));
        MAY.put("getNominationList", READERS);
        MAY.put("validateOrganisation", Set.of("officer", "coordinator"));
        MAY.put("listDuplicates", BULK);

        // ---- selection reviews, campuses, map, statistics, balance
        List.of("listBalances", "getBalanceByCountry")
                .forEach(o -> MAY.put(o, Set.of("officer", "coordinator", "finance", "auditor", "admin")));
        List.of("listSelectionReviews", "getSelectionReview", "getSelectionPolicy")
                .forEach(o -> MAY.put(o, Set.of("officer", "coordinator", "reviewer", "auditor", "admin")));
        List.of("scoreSelectionReview", "declareReviewConflict")
                .forEach(o -> MAY.put(o, Set.of("officer", "coordinator", "reviewer")));
        List.of("openSelectionReview", "editSelectionReview", "decideSelectionReview")
                .forEach(o -> MAY.put(o, OFFICER));
        List.of("auditSelectionReview", "auditSelectionPolicy").forEach(o -> MAY.put(o, TRAIL));
        List.of("listCampuses", "getCampus", "listCampusProgrammes", "getCampusProgramme")
                .forEach(o -> MAY.put(o, ROLES));
        List.of(
                        "planCampus",
                        "replaceCampus",
                        "openCampus",
                        "closeCampus",
                        "addCampusProgramme",
                        "replaceCampusProgramme",
                        "removeCampusProgramme")
                .forEach(o -> MAY.put(o, OFFICER));
        MAY.put("auditCampus", TRAIL);
        MAY.put("getNetworkMap", ROLES);
        List.of("getOrganisationStatistics", "getAgreementStatistics")
                .forEach(o -> MAY.put(o, Set.of("officer", "coordinator", "security", "finance", "auditor", "admin")));
        MAY.put("setSelectionPolicy", Set.of("officer", "admin"));
        MAY.put("getBalance", Set.of("officer", "coordinator", "finance", "partner", "auditor", "admin"));

        // ---- subscriptions and deliveries
        Set<String> subscribers = Set.of("officer", "coordinator", "security", "finance", "partner", "funder", "admin");
        List.of(
                        "createSubscription",
                        "editSubscription",
                        "deleteSubscription",
                        "enableSubscription",
                        "disableSubscription",
                        "rotateSubscriptionSecret",
                        "testSubscription",
                        "replaySubscription",
                        "retryDelivery")
                .forEach(o -> MAY.put(o, subscribers));
        List.of("listSubscriptions", "getSubscription", "listDeliveries", "getDelivery")
                .forEach(o -> MAY.put(
                        o,
                        Set.of(
                                "officer",
                                "coordinator",
                                "security",
                                "finance",
                                "partner",
                                "funder",
                                "auditor",
                                "admin")));
        MAY.put("auditSubscription", TRAIL);

        // ---- trails of whole collections, conditions
        List.of("auditOrganisations", "auditAgreements", "auditCampuses", "auditSelectionReviews", "auditSubscriptions")
                .forEach(o -> MAY.put(o, TRAIL));
        List.of("listAgreementConditions", "getAgreementCondition").forEach(o -> MAY.put(o, READERS));

        // ---- tasks and bulk
        MAY.put("bulkOrganisations", OFFICER);
        MAY.put("bulkAgreements", PARTIES);
    }

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyOperationIsOpenToItsRolesAlone() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .path("paths");
        Map<String, String> wrong = new TreeMap<>();
        Set<String> known = new java.util.TreeSet<>();
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("operationId")) {
                    String operation = method.getValue().path("operationId").asText();
                    known.add(operation);
                    walk(operation, method.getKey(), path.getKey(), method.getValue(), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(known).containsExactlyInAnyOrderElementsOf(MAY.keySet());
    }

    @Test
    void whatIsForOperatorsIsTheAdministratorsAlone() throws IOException, InterruptedException {
        assertThat(RightsWalk.throughOperations(service)).isEmpty();
    }

    @Test
    void whatIsAnotherPartnersDoesNotExist() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .path("paths");
        UUID partner = World.activePartner();
        String agreement = World.inForce(partner).getString("id");
        String stranger = TestTokens.partner(World.activePartner());
        Map<String, String> wrong = new TreeMap<>();
        int own = 0;
        for (Map.Entry<String, JsonNode> path : paths.properties()) {
            JsonNode spec = path.getValue().path("get");
            if (spec.isMissingNode()
                    || !MAY.get(spec.path("operationId").asText()).contains("partner")
                    || !path.getKey().startsWith("/api/v1/agreements/{id}")
                            && !PARTNERS_OWN.contains(spec.path("operationId").asText())) {
                continue;
            }
            String thing = path.getKey().startsWith("/api/v1/agreements") ? agreement : partner.toString();
            String concrete = path.getKey()
                    .replace("{id}", thing)
                    .replaceAll("\\{organisationId}", partner.toString())
                    .replaceAll("\\{[^}]+}", Ids.next().toString());
            int status = send(stranger, "get", concrete, spec).statusCode();
            if (status != 404) {
                wrong.put(spec.path("operationId").asText() + " of another partner's", "answered " + status);
            }
            if (!path.getKey().replace("{id}", "").contains("{")) {
                own++;
                int seen =
                        send(TestTokens.partner(partner), "get", concrete, spec).statusCode();
                if (seen != 200 && seen != 400) {
                    wrong.put(spec.path("operationId").asText() + " of its own", "answered " + seen);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(own).isGreaterThanOrEqualTo(10);
    }

    private static void walk(String operation, String method, String path, JsonNode spec, Map<String, String> wrong) {
        Set<String> may = MAY.get(operation);
        if (may == null) {
            wrong.put(operation, "nobody has said who may");
            return;
        }
        String concrete = path.replaceAll("\\{[^}]+}", Ids.next().toString());
        for (String role : ROLES) {
            int status = send(TestTokens.of(role), method, concrete, spec).statusCode();
            boolean refused = status == 403;
            if (status == 401 || status >= 500 || refused == may.contains(role)) {
                wrong.put(operation + " as " + role, "answered " + status);
            }
        }
        int nobody = send(null, method, concrete, spec).statusCode();
        if (OPEN.contains(operation) ? nobody != 400 : nobody != 401) {
            wrong.put(operation + " without a token", "answered " + nobody);
        }
    }

    private static Response send(String token, String method, String path, JsonNode spec) {
        RequestSpecification request = given();
        if (token != null) {
            request.auth().oauth2(token);
        }
        JsonNode content = spec.path("requestBody").path("content");
        if (content.has("text/csv")) {
            request.contentType("text/csv").body("");
        } else if (!method.equals("get")) {
            request.contentType("application/json").body("{}");
        }
        return request.request(method.toUpperCase(java.util.Locale.ROOT), path);
    }
}
