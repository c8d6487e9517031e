package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Awards of one fund that wait for their contract: one comes about over HTTP as in life, SQL multiplies it. The ids of the n-th
 * are worked out from n, so that a tool that knows no more than a number finds it.
 */
final class AwardSeed {

    private static final String AWARD = "0a000000-0000-7000-8000-";
    private static final String INSTALMENT = "0b000000-0000-7000-8000-";
    private static final String APPLICATION = "0c000000-0000-7000-8000-";
    private static final String REFERENCE = "B-%d";
    private static final int CENTS = 1_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Stack stack;
    private final Connection superuser;
    private final String funder = UUID.randomUUID().toString();
    private String fund;
    private String token;

    AwardSeed(Stack stack, Connection superuser) {
        this.stack = stack;
        this.superuser = superuser;
    }

    String fund() {
        return fund;
    }

    /** What differs from award to award, as it is of the n-th, and how others' is made. */
    Map<String, Template.Parameter> own(int n) {
        Map<String, Template.Parameter> own = new LinkedHashMap<>();
        for (String prefix : List.of(AWARD, INSTALMENT, APPLICATION)) {
            own.put(id(prefix, n), new Template.Parameter(Template.Kind.OF_THING, prefix));
        }
        for (String name : List.of(REFERENCE, REFERENCE + "/1")) {
            own.put(name.formatted(n), new Template.Parameter(Template.Kind.NAME, name));
        }
        return own;
    }

    static String id(String prefix, int n) {
        return prefix + "%012d".formatted(n);
    }

    /** So many awards of ten euros, and money set aside for so many. */
    void fill(int awards, int reserved) throws IOException, SQLException {
        execute("insert into funder (id, sequence, kind, name_en, country, state) values ('" + funder
                + "', 1, 'COMPANY', 'Funder', 'FR', 'ACTIVE')");
        String today = LocalDate.now().toString();
        fund = post("finance", "/funds", fundDraft()).path("id").asText();
        post(
                "finance",
                "/funds/" + fund + "/pledges",
                Map.of("amount", euros("1000000.00"), "on", today, "reference", "letter"));
        String call = closedCall(today);
        String application = applicationOf(call);
        post("officer", "/calls/" + call + "/rank", null);
        post("officer", "/calls/" + call + "/decide", null);
        String award = json.readTree(stack.get("/api/v1/awards?call=" + call))
                .path("items")
                .path(0)
                .path("id")
                .asText();
        post("officer", "/awards/" + award + "/accept", null);
        multiply(application, award, awards);
        // One reservation came about over HTTP; the one who holds it stays as they are.
        reserve(reserved - 1);
        execute("vacuum analyze");
        token = stack.request("/").build().headers().firstValue("Authorization").orElseThrow();
    }

    /** A closed call with so many scored applications, of which each has a total of its own; answers its path. */
    String rankable(int applications) throws IOException, SQLException {
        String call = closedCall(LocalDate.now().toString());
        copy(
                "application",
                Map.of(
                        "id",
                        "gen_random_uuid()",
                        "reference",
                        "'R-' || n",
                        "student_id",
                        "gen_random_uuid()",
                        "total",
                        "round(cast(random() * 100 as numeric), 4)",
                        "submitted_at",
                        "o.submitted_at + n * interval '1 second'"),
                "id = '" + applicationOf(call) + "'",
                applications - 1);
        execute("vacuum analyze application");
        return "/api/v1/calls/" + call;
    }

    private String applicationOf(String call) throws IOException {
        return json.readTree(stack.get("/api/v1/applications?call=" + call))
                .path("items")
                .path(0)
                .path("id")
                .asText();
    }

    /** A call with one application, which is scored. */
    private String closedCall(String today) throws IOException {
        String call = post("officer", "/calls", callDraft(today)).path("id").asText();
        post("officer", "/calls/" + call + "/publish", null);
        post("officer", "/calls/" + call + "/open", null);
        String application = post(
                        "officer",
                        "/applications",
                        Map.of("callId", call, "studentId", UUID.randomUUID().toString()))
                .path("id")
                .asText();
        post("officer", "/applications/" + application + "/submit", null);
        post(
                "reviewer",
                "/applications/" + application + "/scores",
                Map.of("scores", List.of(Map.of("criterion", "merit", "points", 20))));
        post("officer", "/calls/" + call + "/close", null);
        return call;
    }

    /** Signs the contract of the n-th award, which commits its money, and answers the status. */
    int contract(int n) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(stack.uri("/api/v1/awards/" + id(AWARD, n) + "/contract"))
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"signedOn\":\"" + LocalDate.now() + "\"}"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** Tokens live for a few minutes. */
    void freshToken() throws IOException {
        token = stack.request("/").build().headers().firstValue("Authorization").orElseThrow();
    }

    /** Sets money aside for so many awards more. */
    void reserve(int awards) throws SQLException {
        long cents = (long) awards * CENTS;
        execute("insert into ledger_entry (id, fund_id, movement, from_account, to_account, cents, currency, on_date,"
                + " posted_at, origin_kind, origin_id, text, posted_by) select gen_random_uuid(), id, 'RESERVE',"
                + " 'AVAILABLE', 'RESERVED', " + cents
                + ", currency, current_date, now(), 'award', id, 'all', 'benchmark' from fund where id = '" + fund
                + "'");
        execute("update fund set available = available - " + cents + ", reserved = reserved + " + cents
                + " where id = '" + fund + "'");
    }

    /** How many of these awards are under contract. */
    int contracted(int from, int count) throws SQLException {
        try (Statement statement = superuser.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from award where state = 'CONTRACTED' and id between '"
                                + id(AWARD, from) + "' and '" + id(AWARD, from + count - 1) + "'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void multiply(String application, String award, int copies) throws SQLException {
        String n = "n";
        copy(
                "application",
                Map.of("id", sqlId(APPLICATION, n), "reference", "'B-' || n", "student_id", "gen_random_uuid()"),
                "id = '" + application + "'",
                copies);
        copy(
                "award",
                Map.of("id", sqlId(AWARD, n), "reference", "'B-' || n", "application_id", sqlId(APPLICATION, n)),
                "id = '" + award + "'",
                copies);
        copy(
                "instalment",
                Map.of("id", sqlId(INSTALMENT, n), "award_id", sqlId(AWARD, n), "reference", "'B-' || n || '/1'"),
                "award_id = '" + award + "'",
                copies);
    }

    private static String sqlId(String prefix, String n) {
        return "cast('" + prefix + "' || lpad(cast(" + n + " as text), 12, '0') as uuid)";
    }

    private void copy(String table, Map<String, String> changed, String where, int copies) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = superuser.createStatement();
                ResultSet rows = statement.executeQuery("select column_name from information_schema.columns"
                        + " where table_schema = 'public' and table_name = '" + table
                        + "' and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        List<String> values = columns.stream()
                .map(column -> changed.getOrDefault(column, "o." + column))
                .toList();
        execute("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " o cross join generate_series(0, " + (copies - 1) + ") as numbers(n) where o."
                + where);
    }

    private Map<String, Object> fundDraft() {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("funderId", funder);
        draft.put("name", Map.of("en", "Benchmark"));
        draft.put("currency", "EUR");
        draft.put("period", Map.of("start", "2026-09-01", "end", "2028-08-31"));
        draft.put("restrictions", Map.of("direction", "internal"));
        return draft;
    }

    private Map<String, Object> callDraft(String today) {
        Map<String, Object> draft = new LinkedHashMap<>();
        draft.put("name", Map.of("en", "Benchmark"));
        draft.put("fundId", fund);
        draft.put("kind", "internal");
        draft.put("opensOn", today);
        draft.put("closesOn", LocalDate.now().plusDays(30).toString());
        draft.put("criteria", List.of(Map.of("code", "merit", "name", Map.of("en", "Merit"), "weight", 100)));
        draft.put("budget", euros("10.00"));
        draft.put("award", Map.of("fixed", euros("10.00")));
        draft.put("instalments", List.of(Map.of("share", 100, "releaseWhen", List.of("contract-signed"))));
        return draft;
    }

    private static Map<String, String> euros(String amount) {
        return Map.of("amount", amount, "currency", "EUR");
    }

    private JsonNode post(String user, String path, Object body) throws IOException {
        HttpRequest request = stack.requestAs(user, "/api/v1" + path)
                .header("Content-Type", "application/json")
                .POST(
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body)))
                .build();
        return json.readTree(stack.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
