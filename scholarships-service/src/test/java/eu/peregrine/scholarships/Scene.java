package eu.peregrine.scholarships;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.TestKafka;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sets the scene of a test over HTTP and with other services' events, the way it comes about in life. */
public final class Scene {

    public static final String IBAN = "FR14 2004 1010 0505 0001 3M02 606";
    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private Scene() {}

    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    public static Map<String, Object> euros(String amount) {
        return map("amount", amount, "currency", "EUR");
    }

    public static Map<String, Object> english(String text) {
        return map("en", text);
    }

    /** A funder whose event has come. */
    public static UUID funder() {
        UUID id = Ids.next();
        organisation(id, "company", 1);
        await().atMost(PATIENCE).until(() -> Api.officer().get("/funders/" + id).statusCode() == 200);
        return id;
    }

    public static void organisation(UUID id, String kind, long sequence) {
        TestKafka.send("organisation", id, "organisation.registered", sequence, """
                {"id":"%s","kind":"%s","name":{"en":"Organisation %s"},"country":"FR","city":"Paris","state":"ACTIVE",
                 "home":false,"labels":[],"memberships":[],"change":{"kind":"registered"}}
                """.formatted(id, kind, sequence));
    }

    /** The news that an organisation was merged into another. */
    public static void merged(UUID duplicate, UUID survivor, long sequence) {
        TestKafka.send("organisation", duplicate, "organisation.merged", sequence, """
                {"id":"%s","kind":"company","name":{"en":"Duplicate"},"country":"FR","city":"Paris","state":"ARCHIVED",
                 "home":false,"labels":[],"memberships":[],"mergedInto":"%s","change":{"kind":"merged","from":"ACTIVE"}}
                """.formatted(duplicate, survivor));
    }

    public static Map<String, Object> fundDraft(UUID funder) {
        return map(
                "funderId",
                funder,
                "name",
                english("Mobility fund"),
                "currency",
                "EUR",
                "period",
                map("start", "2026-09-01", "end", "2028-08-31"));
    }

    /** A fund with as much pledged and received. */
    public static String fund(UUID funder, String pledged, String received) {
        return fund(fundDraft(funder), pledged, received);
    }

    public static String fund(Map<String, Object> draft, String pledged, String received) {
        String id = Api.officer().must(201, "/funds", draft).getString("id");
        contribute(id, "pledges", pledged);
        if (received != null) {
            contribute(id, "receipts", received);
        }
        return id;
    }

    public static void contribute(String fund, String what, String amount) {
        Api.finance()
                .must(
                        200,
                        "/funds/" + fund + "/" + what,
                        map("amount", euros(amount), "on", LocalDate.now().toString(), "reference", "letter 1"));
    }

    /** A call that takes applications: fixed awards, 70 % with the contract and 30 % with the departure. */
    public static Map<String, Object> callDraft(String fund, String budget, String award) {
        return map(
                "name", english("Semester abroad"),
                "fundId", fund,
                "kind", "abroad",
                "opensOn", LocalDate.now().minusDays(1).toString(),
                "closesOn", LocalDate.now().plusDays(60).toString(),
                "criteria",
                        List.of(
                                map("code", "merit", "name", english("Merit"), "weight", 60),
                                map("code", "need", "name", english("Need"), "weight", 40)),
                "budget", euros(budget),
                "award", map("fixed", euros(award)),
                "instalments",
                        List.of(
                                map("share", 70, "releaseWhen", List.of("contract-signed")),
                                map("share", 30, "releaseWhen", List.of("departure-attested"))));
    }

    public static String openCall(Map<String, Object> draft) {
        String id = Api.officer().must(201, "/calls", draft).getString("id");
        Api.officer().must(200, "/calls/" + id + "/publish", null);
        Api.officer().must(200, "/calls/" + id + "/open", null);
        return id;
    }

    /** A student and their stay, whose event was sent. */
    public record Stay(UUID student, UUID mobility) {

        public static Stay planned() {
            Stay stay = new Stay(Ids.next(), Ids.next());
            stay.tell(1, "planned", "PLANNED");
            return stay;
        }

        public void tell(long sequence, String verb, String state) {
            tell(sequence, verb, state, UUID.randomUUID());
        }

        public void tell(long sequence, String verb, String state, UUID eventId) {
            TestKafka.send("mobility", mobility, "mobility." + verb, sequence, payload(verb, state), eventId);
        }

        /** The news of the stay with these days. */
        public void tell(long sequence, String verb, String state, String start, String end) {
            String payload = payload(verb, state).replace("2027-02-15", start).replace("2027-08-08", end);
            TestKafka.send("mobility", mobility, "mobility." + verb, sequence, payload, UUID.randomUUID());
        }

        /** The news that it ended early through nobody's fault. */
        public void tellOfForceMajeure(long sequence, String start, String end) {
            String payload = payload("departed", "RETURNED")
                    .replace("2027-02-15", start)
                    .replace("2027-08-08", end)
                    .replace("\"change\"", "\"forceMajeure\":true,\"change\"");
            TestKafka.send("mobility", mobility, "mobility.departed", sequence, payload, UUID.randomUUID());
        }

        /** The news that it is for something else now. */
        public void tellOfKind(long sequence, String kind) {
            String payload = payload("edited", "PLANNED").replace("\"exchange\"", "\"" + kind + "\"");
            TestKafka.send("mobility", mobility, "mobility.edited", sequence, payload, UUID.randomUUID());
        }

        private String payload(String verb, String state) {
            return """
            {"id":"%s","reference":"OUT-2026-0001","direction":"outgoing","kind":"exchange","state":"%s","studentId":"%s",
             "sendingId":"%s","hostId":"%s","hostCountry":"DE","academicYear":"2026/2027","term":"2026/2027-2",
             "segments":[{"hostId":"%s","country":"DE","kind":"exchange","planned":{"start":"2027-02-15","end":"2027-08-08"}}],
             "change":{"kind":"%s"}}
            """.formatted(mobility, state, student, Ids.next(), Ids.next(), Ids.next(), verb);
        }
    }

    /** A submitted application that was found eligible. */
    public static String eligible(String call, Stay stay) {
        return eligible(call, stay, Map.of());
    }

    /** The same with what the grant depends on. */
    public static String eligible(String call, Stay stay, Map<String, Object> profile) {
        String id = Api.student(stay.student())
                .must(
                        201,
                        "/applications",
                        map(
                                "callId",
                                call,
                                "studentId",
                                stay.student(),
                                "mobilityId",
                                stay.mobility(),
                                "motivation",
                                "To learn",
                                "profile",
                                profile))
                .getString("id");
        Api.student(stay.student()).must(200, "/applications/" + id + "/submit", null);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                Api.officer().must("/applications/" + id).getString("state"))
                        .isEqualTo("ELIGIBLE"));
        return id;
    }

    public static void score(String application, int merit, int need) {
        Api.reviewer("reviewer-1").must(200, "/applications/" + application + "/scores", scores(merit, need));
    }

    public static Map<String, Object> scores(int merit, int need) {
        return map(
                "scores",
                List.of(map("criterion", "merit", "points", merit), map("criterion", "need", "points", need)));
    }

    public static void decide(String call) {
        Api.officer().must(200, "/calls/" + call + "/close", null);
        Api.officer().must(200, "/calls/" + call + "/rank", null);
        Api.officer().must(200, "/calls/" + call + "/decide", null);
    }

    /** A call with one scored application for each stay, the first the best, closed, ranked and decided. */
    public static String decided(String fund, String budget, String award, List<Stay> stays) {
        String call = openCall(callDraft(fund, budget, award));
        int points = 20;
        for (Stay stay : stays) {
            score(eligible(call, stay), points, points);
            points--;
        }
        decide(call);
        return call;
    }

    public static JsonPath award(String call, Stay stay) {
        String id = Api.officer()
                .must("/awards?call=" + call + "&student=" + stay.student())
                .getString("items[0].id");
        assertThat(id).as("award of %s", stay).isNotNull();
        return Api.officer().must("/awards/" + id);
    }

    /** Accepts, names the account, and signs. */
    public static String contracted(String call, Stay stay) {
        String award = award(call, stay).getString("id");
        Api.student(stay.student()).must(200, "/awards/" + award + "/accept", null);
        account(award, stay);
        contract(award);
        return award;
    }

    public static void account(String award, Stay stay) {
        String etag = Api.student(stay.student()).get("/awards/" + award).header("ETag");
        Api.expect(
                200,
                Api.student(stay.student())
                        .put("/awards/" + award + "/bank-account", etag, map("iban", IBAN, "holder", "Ada Lovelace")));
    }

    public static void contract(String award) {
        Api.officer()
                .must(
                        200,
                        "/awards/" + award + "/contract",
                        map("signedOn", LocalDate.now().toString()));
    }

    /** Orders, approves and settles; returns the batch. */
    public static String pay(String fund, List<String> instalments) {
        String batch = Api.finance()
                .must(201, "/payment-batches", map("fundId", fund, "instalments", instalments))
                .getString("id");
        Api.secondFinance().must(200, "/payment-batches/" + batch + "/approve", null);
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + batch + "/settle",
                        map("paidOn", LocalDate.now().toString(), "failed", new ArrayList<>()));
        return batch;
    }

    public static void balances(String fund, String available, String reserved, String committed, String paid) {
        JsonPath view = Api.officer().must("/funds/" + fund);
        assertThat(List.of(
                        view.getString("balances.available.amount"),
                        view.getString("balances.reserved.amount"),
                        view.getString("balances.committed.amount"),
                        view.getString("balances.paid.amount")))
                .containsExactly(available, reserved, committed, paid);
        assertThat(view.getBoolean("balanced")).isTrue();
    }
}
