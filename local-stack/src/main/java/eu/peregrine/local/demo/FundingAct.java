package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Application;
import eu.peregrine.local.data.Call;
import eu.peregrine.local.data.Fund;
import eu.peregrine.local.data.IllustrationFiles;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Two funds with a call each: applications, ranking, awards, contracts, payments. */
final class FundingAct {

    private record Line(UUID id, UUID studentId, UUID mobilityId, String motivation, boolean submit) {}

    private final Stage stage;

    FundingAct(Stage stage) {
        this.stage = stage;
    }

    /** Funders have followed their organisations; each fund is pledged and paid in. */
    void fund() {
        int funders = stage.network.funders().size();
        stage.until(
                "scholarships knows the " + funders + " funders",
                () -> stage.api.all(stage.office(), "funders").size() >= funders);
        for (Fund fund : stage.illustration.funds()) {
            stage.api.post(stage.accounting(), "funds", fund);
            fund.pledges()
                    .forEach(pledge -> stage.api.post(stage.accounting(), "funds/" + fund.id() + "/pledges", pledge));
            fund.receipts()
                    .forEach(
                            receipt -> stage.api.post(stage.accounting(), "funds/" + fund.id() + "/receipts", receipt));
        }
        stage.say(
                "%d funds opened, pledged and received",
                stage.illustration.funds().size());
    }

    /** Calls open, students apply. */
    void apply() {
        List<JsonNode> approved = stage.api.all(stage.office(), "mobilities?state=HOST_APPROVED");
        Map<UUID, UUID> mobilityOf = new HashMap<>();
        approved.forEach(mobility -> mobilityOf.put(Stage.id(mobility, "student"), Stage.id(mobility)));
        for (Call call : stage.illustration.calls()) {
            stage.api.post(stage.office(), "calls", call);
            stage.api.post(stage.office(), "calls/" + call.id() + "/publish", null);
            stage.api.post(stage.office(), "calls/" + call.id() + "/open", null);
            List<Line> lines = stage.illustration.applications(call, mobilityOf).stream()
                    .map(a -> new Line(a.id(), a.studentId(), a.mobilityId(), a.motivation(), true))
                    .toList();
            JsonNode report = stage.api.load(
                    stage.office(),
                    "calls/" + call.id() + "/applications/import",
                    IllustrationFiles.ndjson(lines),
                    "application/x-ndjson");
            stage.say(
                    "call \"%s\": %d applications",
                    call.name().en(), report.path("accepted").asInt());
        }
    }

    /** Calls close; reviewers score, the ranking decides, awards are offered; one student declines, and the list moves up. */
    void decide() {
        boolean declined = false;
        for (Call call : stage.illustration.calls()) {
            String path = "calls/" + call.id();
            stage.api.post(stage.office(), path + "/close", null);
            List<Api.Item> scores =
                    stage.api.all(stage.review(), "applications?state=ELIGIBLE&call=" + call.id()).stream()
                            .map(application -> new Api.Item(
                                    Stage.id(application),
                                    Map.of("scores", stage.illustration.scores(call, generated(call, application)))))
                            .toList();
            stage.api.bulk(stage.review(), "applications/bulk", "scores", scores);
            stage.api.post(stage.office(), path + "/rank", null);
            stage.api.post(stage.office(), path + "/decide", null);
            List<JsonNode> offered = awards(call, "OFFERED");
            if (!declined && offered.size() > 1) {
                JsonNode first = offered.get(0);
                stage.api.post(
                        stage.actorFor(Stage.id(first, "student")), "awards/" + Stage.id(first) + "/decline", null);
                declined = true;
            }
            List<JsonNode> standing = awards(call, "OFFERED");
            stage.each(
                    standing,
                    award -> stage.api.post(
                            stage.actorFor(Stage.id(award, "student")), "awards/" + Stage.id(award) + "/accept", null));
            List<Api.Item> accounts = standing.stream()
                    .map(award -> new Api.Item(
                            Stage.id(award),
                            stage.illustration.bankAccount(stage.illustration.student(Stage.id(award, "student")))))
                    .toList();
            stage.api.bulk(stage.accounting(), "awards/bulk", "bank-account", accounts);
            stage.say("call \"%s\": %d scored, %d awards accepted", call.name().en(), scores.size(), standing.size());
        }
    }

    private static Application generated(Call call, JsonNode application) {
        return new Application(
                Stage.id(application),
                call.id(),
                Stage.id(application, "student"),
                Stage.id(application, "mobility"),
                "");
    }

    /** An award for a stay abroad that is accepted but not yet under contract, or null. */
    JsonNode acceptedAbroad() {
        return stage.illustration.calls().stream()
                .filter(Call::abroad)
                .flatMap(call -> awards(call, "ACCEPTED").stream())
                .filter(award -> award.has("mobility"))
                .findFirst()
                .orElse(null);
    }

    /** Contracts are signed, which commits the money. */
    void contract(LocalDate signedOn) {
        int signed = 0;
        for (Call call : stage.illustration.calls()) {
            List<Api.Item> accepted = awards(call, "ACCEPTED").stream()
                    .map(award -> new Api.Item(Stage.id(award), Map.of("signedOn", signedOn.toString())))
                    .toList();
            stage.api.bulk(stage.office(), "awards/bulk", "contract", accepted);
            signed += accepted.size();
        }
        stage.say("%d contracts signed", signed);
    }

    /** All that is due is ordered, approved by a second person, and paid by the bank. */
    void pay(String what, LocalDate on) {
        int paid = 0;
        for (Fund fund : stage.illustration.funds()) {
            List<UUID> due = stage.api.all(stage.accounting(), "instalments?state=DUE&fund=" + fund.id()).stream()
                    .map(Stage::id)
                    .toList();
            if (due.isEmpty()) {
                continue;
            }
            JsonNode batch = stage.api.post(
                    stage.accounting(), "payment-batches", Map.of("fundId", fund.id(), "instalments", due));
            String path = "payment-batches/" + Stage.id(batch);
            stage.api.post(stage.approval(), path + "/approve", null);
            stage.api.post(stage.accounting(), path + "/settle", Map.of("paidOn", on.toString(), "failed", List.of()));
            paid += due.size();
        }
        stage.say("%d %s paid, each batch approved by a second person", paid, what);
    }

    void archive() {
        for (Call call : stage.illustration.calls()) {
            stage.api.post(stage.office(), "calls/" + call.id() + "/archive", null);
        }
    }

    private List<JsonNode> awards(Call call, String state) {
        return stage.api.all(stage.office(), "awards?call=" + call.id() + "&state=" + state);
    }
}
