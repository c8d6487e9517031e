package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.Identity;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mobilities: hosts approve, everybody signs, students leave and come back, files are closed. */
final class StayAct {

    private static final String MOBILITIES = "mobilities";

    private final Stage stage;

    StayAct(Stage stage) {
        this.stage = stage;
    }

    List<JsonNode> in(String state) {
        return stage.api.all(stage.office(), MOBILITIES + "?state=" + state);
    }

    /** Each host approves with its own token, and one first refuses a proposal, which is made anew. */
    void approve() {
        List<JsonNode> nominated = in("NOMINATED");
        if (nominated.isEmpty()) {
            throw new DemoException("Nobody was nominated.");
        }
        JsonNode refused = nominated.get(0);
        String path = MOBILITIES + "/" + Stage.id(refused);
        stage.api.post(
                host(refused),
                path + "/reject",
                Map.of("proposalId", refused.path("proposalId").asText(), "comment", "Please confirm the term."));
        stage.api.post(stage.office(), path + "/nominate", null);
        approveAll();
        stage.say(
                "hosts approved %d nominations with their own tokens, one of them at the second try", nominated.size());
    }

    /** Each host approves those who were nominated since. */
    void approveAll() {
        byHost(
                "approve",
                in("NOMINATED"),
                mobility -> Map.of("proposalId", mobility.path("proposalId").asText()));
    }

    /** Learning agreements with three signatures, and all that is needed to leave. */
    void sign() {
        List<JsonNode> approved = in("HOST_APPROVED");
        Object components = Map.of(
                "components",
                List.of(
                        Map.of("table", "A", "title", "Structural design and dynamics", "code", "CE-501", "ects", 18),
                        Map.of("table", "A", "title", "Project with a local partner", "code", "CE-590", "ects", 12),
                        Map.of("table", "B", "title", "Semester abroad", "code", "S8", "ects", 30)));
        byActor("propose", approved, mobility -> stage.actorFor(Stage.id(mobility, "student")), mobility -> components);
        List<JsonNode> proposed = in("HOST_APPROVED");
        Function<JsonNode, Object> version = mobility -> Map.of(
                "version", mobility.path("learningAgreement").path("version").asInt());
        Function<JsonNode, Identity> student = mobility -> stage.actorFor(Stage.id(mobility, "student"));
        signAs(
                "sign",
                "student",
                awaiting(proposed, "student"),
                student,
                mobility -> mobility.path("learningAgreement").path("version").asInt());
        bulk(stage.coordination(), "sign", awaiting(proposed, "coordinator", "sender"), version);
        byHost("sign", awaiting(proposed, "host"), version);
        int conventions = agree();
        bulk(
                stage.office(),
                "ready",
                in("HOST_APPROVED"),
                mobility -> Map.of("insurance", true, "languageCheck", true));
        stage.say(
                "learning agreements signed by student, coordinator and host: %d; conventions of apprentices signed by all"
                        + " concerned: %d; all are ready to leave",
                proposed.size(), conventions);
    }

    /** Apprentices go by a convention as well, which their employers sign on paper. */
    private int agree() {
        List<JsonNode> apprentices = in("HOST_APPROVED").stream()
                .filter(mobility -> names(mobility.path("missing"), "convention"))
                .toList();
        bulk(stage.coordination(), "propose-convention", apprentices, StayAct::convention);
        Map<UUID, JsonNode> proposed = new ConcurrentHashMap<>();
        stage.each(
                apprentices,
                mobility -> proposed.put(
                        Stage.id(mobility),
                        stage.api.get(stage.office(), MOBILITIES + "/" + Stage.id(mobility) + "/convention")));
        Map<String, Function<JsonNode, Identity>> signers = new LinkedHashMap<>();
        signers.put("student", mobility -> stage.actorFor(Stage.id(mobility, "student")));
        signers.put("school", mobility -> stage.coordination());
        signers.put("host", this::host);
        signers.put("host-tutor", this::host);
        signers.put("school-tutor", mobility -> stage.coordination());
        signers.put("employer", mobility -> stage.office());
        signers.forEach((signer, actor) -> signAs(
                "sign-convention",
                signer,
                apprentices.stream()
                        .filter(mobility ->
                                names(proposed.get(Stage.id(mobility)).path("awaiting"), signer))
                        .toList(),
                actor,
                mobility -> proposed.get(Stage.id(mobility)).path("version").asInt()));
        return apprentices.size();
    }

    /** Whoever has a login signs alone; the signatures of others the office has on paper, which it keeps with the stay. */
    private void signAs(
            String verb,
            String signer,
            List<JsonNode> mobilities,
            Function<JsonNode, Identity> actor,
            ToIntFunction<JsonNode> version) {
        Map<UUID, String> papers = new ConcurrentHashMap<>();
        stage.each(
                mobilities.stream()
                        .filter(mobility -> actor.apply(mobility).equals(stage.office()))
                        .toList(),
                mobility -> papers.put(Stage.id(mobility), paper(mobility, signer)));
        byActor(verb, mobilities, actor, mobility -> {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("version", version.applyAsInt(mobility));
            body.put("signer", signer);
            if (papers.containsKey(Stage.id(mobility))) {
                body.put("documentId", papers.get(Stage.id(mobility)));
            }
            return body;
        });
    }

    private String paper(JsonNode mobility, String signer) {
        return stage.api
                .upload(
                        stage.office(),
                        MOBILITIES + "/" + Stage.id(mobility) + "/documents?name=signed-by-" + signer + ".txt",
                        ("Signed on paper, as " + signer + ".").getBytes(StandardCharsets.UTF_8),
                        "text/plain")
                .path("id")
                .asText();
    }

    private static boolean names(JsonNode list, String word) {
        for (JsonNode each : list) {
            if (each.asText().equals(word)) {
                return true;
            }
        }
        return false;
    }

    private static Object convention(JsonNode mobility) {
        boolean longer = start(mobility).plusWeeks(4).isBefore(end(mobility).plusDays(1));
        return Map.of(
                "terms",
                Map.of(
                        "subject",
                        "Studies as part of the apprenticeship",
                        "period",
                        Map.of(
                                "start",
                                start(mobility).toString(),
                                "end",
                                end(mobility).toString()),
                        "weeklyHours",
                        35,
                        "hostTutor",
                        Map.of("name", "International office of the host"),
                        "schoolTutor",
                        Map.of("name", "Head of the apprenticeship"),
                        "regime",
                        longer ? "suspension" : "secondment"));
    }

    private static List<JsonNode> awaiting(List<JsonNode> mobilities, String... signers) {
        return mobilities.stream()
                .filter(mobility -> {
                    JsonNode awaited = mobility.path("learningAgreement").path("awaiting");
                    return Stream.of(signers).anyMatch(signer -> names(awaited, signer));
                })
                .toList();
    }

    /** One stay does not take place, for reasons that nobody could help. */
    void cancel(UUID mobility) {
        stage.api.post(
                stage.office(),
                MOBILITIES + "/" + mobility + "/cancel",
                Map.of("reason", "The airspace is closed.", "forceMajeure", true));
        stage.say("one mobility cancelled by force majeure");
    }

    /** The year goes by: on each day on which stays begin or end, their hosts attest it. */
    void leaveAndReturn() {
        List<JsonNode> ready = in("READY");
        TreeSet<LocalDate> days = new TreeSet<>();
        ready.forEach(mobility -> {
            days.add(start(mobility));
            days.add(end(mobility));
        });
        for (LocalDate day : days) {
            stage.onDay(day);
            attest("arrival", "arrived", ready, mobility -> start(mobility).equals(day), day);
            attest("departure", "departed", ready, mobility -> end(mobility).equals(day), day);
        }
    }

    private void attest(String verb, String past, List<JsonNode> all, Predicate<JsonNode> whose, LocalDate day) {
        List<JsonNode> these = all.stream().filter(whose).toList();
        if (!these.isEmpty()) {
            byHost(verb, these, mobility -> Map.of("on", day.toString()));
            stage.say("%d %s, as their hosts attest", these.size(), past);
        }
    }

    /** Transcripts come, credits are recognised, files are closed. */
    void close() {
        List<JsonNode> returned = in("RETURNED");
        byHost(
                "transcript",
                returned,
                mobility -> Map.of(
                        "components",
                        List.of(
                                Map.of(
                                        "title",
                                        "Structural design and dynamics",
                                        "code",
                                        "CE-501",
                                        "ects",
                                        18,
                                        "grade",
                                        "B"),
                                Map.of(
                                        "title",
                                        "Project with a local partner",
                                        "code",
                                        "CE-590",
                                        "ects",
                                        12,
                                        "grade",
                                        "A"))));
        bulk(stage.coordination(), "recognise", returned, mobility -> Map.of("ects", 30));
        bulk(stage.office(), "close", in("RECOGNISED"), mobility -> null);
        stage.say("%d transcripts, recognised; files closed", returned.size());
    }

    private Identity host(JsonNode mobility) {
        return stage.partner(Stage.id(mobility, "host"));
    }

    private void byHost(String verb, List<JsonNode> mobilities, Function<JsonNode, Object> body) {
        byActor(verb, mobilities, this::host, body);
    }

    private void byActor(
            String verb,
            List<JsonNode> mobilities,
            Function<JsonNode, Identity> actor,
            Function<JsonNode, Object> body) {
        Map<Identity, List<JsonNode>> byActor = mobilities.stream().collect(Collectors.groupingBy(actor));
        stage.each(new ArrayList<>(byActor.entrySet()), entry -> bulk(entry.getKey(), verb, entry.getValue(), body));
    }

    private void bulk(Identity who, String verb, List<JsonNode> mobilities, Function<JsonNode, Object> body) {
        List<Api.Item> items = mobilities.stream()
                .map(mobility -> new Api.Item(Stage.id(mobility), body.apply(mobility)))
                .toList();
        stage.api.bulk(who, MOBILITIES + "/bulk", verb, items);
    }

    private static LocalDate start(JsonNode mobility) {
        return LocalDate.parse(mobility.path("period").path("start").asText());
    }

    private static LocalDate end(JsonNode mobility) {
        return LocalDate.parse(mobility.path("period").path("end").asText());
    }
}
