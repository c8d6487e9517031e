package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Agreement;
import eu.peregrine.local.data.Condition;
import eu.peregrine.local.data.Fund;
import eu.peregrine.local.data.Student;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads everything back and works out every figure anew, from the generated input and from exports; no expected number is
 * stored anywhere. Ends with the summary.
 */
final class Review {

    /** The consumer that follows nearly every topic. */
    private static final String WEBHOOKS = "webhooks";

    private static final Set<String> HOLDING = Set.of("OFFERED", "ACCEPTED", "NOMINATED");
    private static final Set<String> NOMINATED = Set.of("NOMINATED", "CANCELLED");
    private static final Set<String> GRANTED = Set.of("ACCEPTED", "CONTRACTED", "IN_PAYMENT", "SETTLED");
    private static final Set<String> UNDER_CONTRACT = Set.of("CONTRACTED", "IN_PAYMENT", "SETTLED");

    private enum Sum {
        ALLOCATED,
        COMMITTED,
        PAID
    }

    private final Stage stage;
    private final Findings findings = new Findings();
    private final Map<String, String> summary = new LinkedHashMap<>();
    private String statement = "";
    private final Map<UUID, JsonNode> mobilities = new HashMap<>();
    private PlacementReview reviewed;

    Review(Stage stage) {
        this.stage = stage;
    }

    /** Checks all, prints the summary, and says whether all is as it should be. */
    boolean passes() {
        stage.say("reading everything back");
        network();
        agreements();
        Set<UUID> nominated = allocation();
        stays(nominated);
        mandates();
        money();
        events();
        print();
        return findings.none();
    }

    private void network() {
        Map<UUID, JsonNode> there = byId(stage.api.export(stage.office(), "organisations/export"));
        findings.same("organisations", stage.network.organisations().size(), there.size());
        stage.network.organisations().forEach(organisation -> {
            JsonNode found = there.get(organisation.id());
            findings.holds(
                    "organisation " + organisation.id() + " has its name, country and state",
                    found != null
                            && found.path("name")
                                    .path("en")
                                    .asText()
                                    .equals(organisation.name().en())
                            && found.path("country").asText().equals(organisation.country())
                            && found.path("state").asText().equals(organisation.state()));
        });
        JsonNode home = there.get(stage.network.home().id());
        findings.same(
                "labels of the school",
                stage.network.labels().size(),
                home.path("labels").size());
        findings.same(
                "memberships of the school",
                stage.network.memberships().size(),
                home.path("memberships").size());
    }

    private void agreements() {
        Map<UUID, JsonNode> there = byId(stage.api.export(stage.office(), "agreements/export"));
        List<Agreement> generated = stage.illustration.agreements();
        findings.same("agreements", generated.size(), there.size());
        for (Agreement agreement : generated) {
            JsonNode found = there.get(agreement.id());
            findings.holds(
                    "agreement " + agreement.title() + " is in force",
                    found != null && found.path("state").asText().equals("IN_FORCE"));
            if (found != null) {
                Map<UUID, JsonNode> conditions = byId(elements(found.path("conditions")));
                findings.same(
                        "conditions of " + agreement.title(),
                        agreement.conditions().size(),
                        conditions.size());
                for (Condition condition : agreement.conditions()) {
                    JsonNode kept = conditions.get(condition.id());
                    findings.same(
                            "people a year under condition " + condition.id(),
                            condition.mobilitiesPerYear(),
                            kept == null ? null : kept.path("mobilitiesPerYear").asInt());
                }
            }
        }
        long paper = stage.api.all(stage.office(), "agreements?state=IN_FORCE").stream()
                .filter(agreement -> agreement.path("basis").asText().equals("recorded"))
                .count();
        findings.same(
                "agreements recorded from paper",
                generated.stream().filter(Agreement::fromPaper).count(),
                paper);
        List<JsonNode> destinations =
                stage.api.all(stage.office(), "destinations?academicYear=" + Api.encode(CampaignAct.YEAR));
        findings.same("destinations of " + CampaignAct.YEAR, CampaignAct.expectedDestinations(stage), (long)
                destinations.size());
        summary.put(
                "agreements in force",
                there.values().stream()
                                .filter(a -> a.path("state").asText().equals("IN_FORCE"))
                                .count() + " (" + paper + " recorded from paper)");
    }

    private Set<UUID> allocation() {
        JsonNode campaign = CampaignAct.campaign(stage);
        String path = "campaigns/" + Stage.id(campaign);
        List<JsonNode> placements = stage.api.all(stage.office(), path + "/allocation");
        JsonNode plan = stage.api.get(stage.office(), path + "/seat-plan");
        Map<String, Integer> planned = new HashMap<>();
        plan.path("items")
                .forEach(line -> planned.put(
                        line.path("destination").path("id").asText(),
                        line.path("seats").asInt()));

        findings.same(
                "students in the campaign",
                stage.illustration.students().stream().map(Student::id).collect(Collectors.toSet()),
                placements.stream().map(p -> Stage.id(p, "student")).collect(Collectors.toSet()));
        JsonNode proof = stage.api.get(stage.office(), path + "/proof");
        List<JsonNode> decided = elements(proof.path("outcome").path("placements"));
        long decidedPlaced = decided.stream().filter(p -> p.has("destination")).count();
        findings.same("placed by the run", campaign.path("placed").asLong(), decidedPlaced);
        findings.same("unplaced by the run", campaign.path("unplaced").asLong(), decided.size() - decidedPlaced);
        List<JsonNode> placed = placements.stream()
                .filter(p -> HOLDING.contains(p.path("state").asText()))
                .toList();
        findings.same(
                "everybody who was offered a place has answered",
                0L,
                placements.stream()
                        .filter(p -> p.path("state").asText().equals("OFFERED"))
                        .count());

        Map<String, List<JsonNode>> admitted = placed.stream()
                .collect(Collectors.groupingBy(
                        p -> p.path("destination").path("id").asText()));
        admitted.forEach((destination, there) -> findings.holds(
                "destination " + destination + " has at most its planned seats: " + there.size() + " of "
                        + planned.get(destination),
                there.size() <= planned.getOrDefault(destination, 0)));
        reviewed = PlacementReview.of(stage, findings, campaign, plan, proof);
        reviewed.check(proof, placements);
        findings.holds(
                "the allocation and all that followed replay to the byte",
                proof.path("identical").asBoolean());
        findings.same(
                "hash of the inputs",
                campaign.path("inputsHash").asText(),
                proof.path("inputsHash").asText());
        summary.put("students placed / unplaced", placed.size() + " / " + (placements.size() - placed.size()));
        summary.put("commonest reasons of the unplaced", commonest(placements));
        return placements.stream()
                .filter(p -> NOMINATED.contains(p.path("state").asText()))
                .map(p -> Stage.id(p, "student"))
                .collect(Collectors.toSet());
    }

    private static String commonest(List<JsonNode> placements) {
        Map<String, Integer> students = new HashMap<>();
        for (JsonNode placement : placements) {
            if (!placement.has("destination")) {
                Set<String> codes = new HashSet<>();
                placement
                        .path("explanation")
                        .path("reasons")
                        .forEach(reason -> codes.add(reason.path("code").asText()));
                codes.forEach(code -> students.merge(code, 1, Integer::sum));
            }
        }
        return students.isEmpty()
                ? "nobody is unplaced"
                : students.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(3)
                        .map(reason -> reason.getKey() + " (" + reason.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    private void stays(Set<UUID> nominated) {
        List<JsonNode> rows = stage.api.export(stage.office(), "mobilities/export");
        rows.forEach(row -> mobilities.put(Stage.id(row), row));
        findings.same(
                "students with a mobility",
                nominated,
                rows.stream().map(row -> Stage.id(row, "studentId")).collect(Collectors.toSet()));
        findings.same("mobilities", nominated.size(), rows.size());
        reviewed.checkStays(rows);
        Map<String, Long> states = rows.stream()
                .collect(Collectors.groupingBy(row -> row.path("state").asText(), TreeMap::new, Collectors.counting()));
        long cancelled = states.getOrDefault("CANCELLED", 0L);
        findings.holds("at most one mobility is cancelled: " + states, cancelled <= 1);
        findings.same("closed mobilities", rows.size() - cancelled, states.getOrDefault("CLOSED", 0L));
        rows.stream().filter(row -> row.path("state").asText().equals("CLOSED")).forEach(row -> {
            findings.same(
                    "arrival of " + row.path("reference").asText(),
                    row.path("plannedStart").asText(),
                    row.path("actualStart").asText());
            findings.same(
                    "departure of " + row.path("reference").asText(),
                    row.path("plannedEnd").asText(),
                    row.path("actualEnd").asText());
        });
        summary.put("mobilities closed / cancelled", states.getOrDefault("CLOSED", 0L) + " / " + cancelled);
    }

    private void mandates() {
        Obligations obligations = new Obligations(stage.illustration.programmes());
        Map<UUID, Set<LocalDate>> attested = new HashMap<>();
        mobilities.values().stream()
                .filter(row -> row.path("state").asText().equals("CLOSED"))
                .forEach(row -> LocalDate.parse(row.path("actualStart").asText())
                        .datesUntil(
                                LocalDate.parse(row.path("actualEnd").asText()).plusDays(1))
                        .forEach(
                                attested.computeIfAbsent(Stage.id(row, "studentId"), student -> new HashSet<>())::add));
        Map<UUID, Long> days = new HashMap<>();
        attested.forEach((student, abroad) -> days.put(student, (long) abroad.size()));
        List<JsonNode> mandates = stage.api.all(stage.office(), "students/mandates");
        findings.same("mandates", stage.illustration.students().size(), mandates.size());
        int satisfied = 0;
        for (JsonNode mandate : mandates) {
            Student student = stage.illustration.student(Stage.id(mandate, "student"));
            long done = days.getOrDefault(student.id(), 0L);
            findings.same(
                    "days abroad of " + student.id(),
                    done,
                    mandate.path("days").path("done").asLong());
            findings.same(
                    "days that " + student.id() + " must be abroad",
                    obligations.days(student),
                    mandate.path("days").path("required").asLong());
            List<String> missing = obligations.missingLanguages(student);
            findings.same(
                    "languages that " + student.id() + " has not proven",
                    missing,
                    elements(mandate.path("languages")).stream()
                            .filter(language -> !language.path("proven").asBoolean())
                            .map(Obligations::code)
                            .distinct()
                            .toList());
            boolean verdict = mandate.path("verdict").asText().equals("satisfied");
            findings.same(
                    "mandate of " + student.id() + " satisfied",
                    done >= obligations.days(student) && missing.isEmpty(),
                    verdict);
            satisfied += verdict ? 1 : 0;
        }
        summary.put("mandates satisfied", satisfied + " of " + mandates.size());
        LocalDate today = LocalDate.parse(mandates.get(0).path("asOf").asText());
        summary.put("outlook", new OutlookReview(stage, findings, obligations, days, today).check());
    }

    private void money() {
        Map<Sum, Long> cents = new EnumMap<>(Sum.class);
        boolean balanced = true;
        Map<UUID, List<JsonNode>> awards = stage.api.export(stage.office(), "awards/export").stream()
                .collect(Collectors.groupingBy(award -> Stage.id(award, "fund")));
        List<JsonNode> instalments = stage.api.export(stage.office(), "instalments/export");
        Map<UUID, Long> paidOf = new HashMap<>();
        Map<UUID, Long> sumOf = new HashMap<>();
        for (JsonNode instalment : instalments) {
            UUID award = Stage.id(instalment, "award");
            sumOf.merge(award, cents(instalment), Long::sum);
            if (instalment.path("state").asText().equals("PAID")) {
                paidOf.merge(award, cents(instalment), Long::sum);
            }
        }
        for (Fund fund : stage.illustration.funds()) {
            Map<String, Long> balances = new TreeMap<>();
            Map<String, Long> moved = new HashMap<>();
            for (JsonNode entry : stage.api.export(stage.accounting(), "funds/" + fund.id() + "/ledger/export")) {
                balances.merge(entry.path("from").asText(), -cents(entry), Long::sum);
                balances.merge(entry.path("to").asText(), cents(entry), Long::sum);
                moved.merge(entry.path("movement").asText(), cents(entry), Long::sum);
            }
            List<JsonNode> own = awards.getOrDefault(fund.id(), List.of());
            long pledged = sum(fund.pledges(), pledge -> cents(pledge.amount().amount()));
            long received =
                    sum(fund.receipts(), receipt -> cents(receipt.amount().amount()));
            long reserved = sum(
                    own,
                    award -> Set.of("OFFERED", "ACCEPTED")
                                    .contains(award.path("state").asText())
                            ? cents(award)
                            : 0);
            long contracted = sum(
                    own, award -> UNDER_CONTRACT.contains(award.path("state").asText()) ? cents(award) : 0);
            long paid = sum(own, award -> paidOf.getOrDefault(Stage.id(award), 0L));
            String name = fund.name().en();
            Findings before = findings;
            boolean good = true;
            good &= agree(name + ": allocated", pledged, moved.getOrDefault("allocate", 0L));
            good &= agree(name + ": reserved", reserved, balances.getOrDefault("reserved", 0L));
            good &= agree(
                    name + ": committed, now or paid since",
                    contracted,
                    balances.getOrDefault("committed", 0L) + balances.getOrDefault("paid", 0L));
            good &= agree(name + ": paid", paid, balances.getOrDefault("paid", 0L));
            good &= agree(
                    name + ": available", pledged - reserved - contracted, balances.getOrDefault("available", 0L));
            good &= agree(
                    name + ": all balances",
                    0L,
                    balances.values().stream().mapToLong(Long::longValue).sum());
            before.holds(name + ": what is available is not negative", balances.getOrDefault("available", 0L) >= 0);
            before.holds(name + ": no more is paid than was received", paid <= received);
            JsonNode shown = stage.api.get(stage.accounting(), "funds/" + fund.id());
            for (Map.Entry<String, Long> account : balances.entrySet()) {
                good &= agree(
                        name + ": balance of " + account.getKey() + " as the fund shows it",
                        account.getValue(),
                        cents(shown.path("balances")
                                .path(account.getKey())
                                .path("amount")
                                .asText()));
            }
            before.holds(
                    name + ": the service finds its own ledger balanced",
                    shown.path("balanced").asBoolean());
            balanced &= good && shown.path("balanced").asBoolean();
            for (JsonNode award : own) {
                if (!Set.of("CANCELLED", "DECLINED", "LAPSED")
                                .contains(award.path("state").asText())
                        && sumOf.containsKey(Stage.id(award))) {
                    findings.same(
                            "instalments of " + award.path("reference").asText(),
                            cents(award),
                            sumOf.get(Stage.id(award)));
                }
            }
            cents.merge(Sum.ALLOCATED, pledged, Long::sum);
            cents.merge(
                    Sum.COMMITTED,
                    moved.getOrDefault("commit", 0L) - moved.getOrDefault("release-committed", 0L),
                    Long::sum);
            cents.merge(Sum.PAID, paid, Long::sum);
        }
        funding(awards.values().stream().flatMap(List::stream).toList(), paidOf);
        summary.put(
                "euros allocated / committed / paid",
                cents.values().stream().map(Review::euros).collect(Collectors.joining(" / ")));
        summary.put("ledger balanced", balanced ? "yes" : "NO");
        statement(stage.illustration.funds().get(0));
        JsonNode trial = stage.api.get(stage.accounting(), "funds/trial-balance");
        findings.holds("no fund's books are wrong", trial.path("unbalanced").isEmpty());
        trial.path("currencies")
                .forEach(line -> findings.holds(
                        "the trial balance in " + line.path("currency").asText() + " sums to zero",
                        line.path("balanced").asBoolean()));
    }

    /** The statement of a fund, added up again line by line, to be printed. */
    private void statement(Fund fund) {
        JsonNode shown = stage.api.get(stage.accounting(), "funds/" + fund.id() + "/statement");
        long in = 0;
        long out = 0;
        long sum = 0;
        String row = "  %-12s %14s %14s %14s%n";
        StringBuilder table = new StringBuilder(String.format(
                "%nStatement of \"%s\" until %s, in %s:%n",
                fund.name().en(), shown.path("on").asText(), fund.currency()));
        table.append(String.format(row, "account", "in", "out", "balance"));
        for (JsonNode line : shown.path("accounts")) {
            long came = cents(line.path("in").path("amount").asText());
            long went = cents(line.path("out").path("amount").asText());
            long balance = cents(line.path("balance").path("amount").asText());
            String account = line.path("account").asText();
            findings.same("statement: balance of " + account, came - went, balance);
            in += came;
            out += went;
            sum += balance;
            table.append(String.format(row, account, euros(came), euros(went), euros(balance)));
        }
        table.append(String.format(row, "sum", euros(in), euros(out), euros(sum)));
        findings.same("statement: what went out of accounts went into others", in, out);
        findings.same("statement: sum of all balances", 0L, sum);
        findings.holds("statement: balanced", shown.path("balanced").asBoolean());
        statement = table.toString();
    }

    /** What a student's file in mobility shows of the money is what scholarships says of it. */
    private void funding(List<JsonNode> awards, Map<UUID, Long> paidOf) {
        List<JsonNode> abroad =
                awards.stream().filter(award -> award.has("mobility")).toList();
        Map<UUID, JsonNode> files = new java.util.concurrent.ConcurrentHashMap<>();
        stage.each(
                abroad,
                award -> files.put(
                        Stage.id(award),
                        stage.api
                                .get(stage.office(), "mobilities/" + Stage.id(award, "mobility") + "/file")
                                .path("funding")));
        for (JsonNode award : abroad) {
            JsonNode funding = files.get(Stage.id(award));
            JsonNode part = elements(funding.path("awards")).stream()
                    .filter(one -> Stage.id(one).equals(Stage.id(award)))
                    .findFirst()
                    .orElse(null);
            String reference = award.path("reference").asText();
            boolean told = part != null || !GRANTED.contains(award.path("state").asText());
            findings.holds("the file shows award " + reference, told);
            if (part != null) {
                findings.same(
                        "state of " + reference + " in the file",
                        award.path("state").asText(),
                        part.path("state").asText());
                long paid = elements(funding.path("instalments")).stream()
                        .filter(one -> Stage.id(award).equals(Stage.id(one, "award"))
                                && one.path("state").asText().equals("PAID"))
                        .mapToLong(Review::cents)
                        .sum();
                findings.same(
                        "paid under " + reference + " in the file", paidOf.getOrDefault(Stage.id(award), 0L), paid);
            }
        }
    }

    private void events() {
        EventFlow flow = new EventFlow(stage);
        flow.settle();
        Map<String, long[]> events = new TreeMap<>();
        Map<String, List<String>> readers = new TreeMap<>();
        Set<String> told = new TreeSet<>();
        long[] handled = new long[1];
        flow.now().forEach((service, account) -> {
            account.path("handled").forEach(consumer -> {
                if (consumer.path("consumer").asText().equals(WEBHOOKS)) {
                    handled[0] += consumer.path("events").asLong();
                }
            });
            account.path("consumed").forEach(consumed -> {
                if (consumed.path("group").asText().endsWith("." + WEBHOOKS)) {
                    told.add(consumed.path("topic").asText());
                }
                findings.same(
                        "events that " + consumed.path("group").asText() + " is done with",
                        consumed.path("onTopic").asLong(),
                        consumed.path("done").asLong());
                readers.computeIfAbsent(consumed.path("topic").asText(), topic -> new ArrayList<>())
                        .add(service + " " + consumed.path("done").asLong());
            });
            account.path("published").forEach(published -> {
                String topic = published.path("topic").asText();
                findings.same(
                        "events of " + service + " waiting for " + topic,
                        0L,
                        published.path("waiting").asLong());
                // Several services publish on one topic, such as that of tasks.
                long[] counts = events.computeIfAbsent(topic, first -> new long[2]);
                counts[0] += published.path("recorded").asLong();
                counts[1] = published.path("onTopic").asLong();
            });
        });
        events.forEach((topic, counts) -> {
            long recorded = counts[0];
            long onTopic = counts[1];
            findings.holds(
                    "every event of " + topic + " is on its topic: " + onTopic + " of " + recorded,
                    onTopic >= recorded);
            List<String> by = readers.getOrDefault(topic, List.of());
            summary.put(
                    topic + " published" + (by.isEmpty() ? "" : " / consumed by"),
                    recorded
                            + (onTopic > recorded ? " (+" + (onTopic - recorded) + " repeated)" : "")
                            + (by.isEmpty() ? "" : " / " + String.join(", ", by)));
        });
        // Records may be repeated next to a crash, and would hide as many that are lost; the webhooks' inbox counts
        // each once.
        findings.same(
                "different events that webhooks were told of",
                events.entrySet().stream()
                        .filter(topic -> told.contains(topic.getKey()))
                        .mapToLong(topic -> topic.getValue()[0])
                        .sum(),
                handled[0]);
        int letters =
                flow.deadLetters().values().stream().mapToInt(Integer::intValue).sum();
        findings.same("dead letters", 0, letters);
        summary.put("dead letters", Integer.toString(letters));
    }

    private void print() {
        int width = summary.keySet().stream().mapToInt(String::length).max().orElse(0);
        System.out.println();
        summary.forEach((name, value) -> System.out.printf("  %-" + width + "s  %s%n", name, value));
        System.out.print(statement);
        System.out.println();
        findings.print();
        System.out.printf(
                "%s: %d figures worked out anew from the generated input and from exports, %s. (%d calls, %d of them"
                        + " repeated)%n",
                findings.none() ? "As it should be" : "NOT as it should be",
                findings.checked(),
                findings.none() ? "all agree" : "not all agree",
                stage.api.calls(),
                stage.api.repeats());
    }

    private boolean agree(String what, long expected, long actual) {
        findings.same(what, euros(expected), euros(actual));
        return expected == actual;
    }

    private static <T> long sum(List<T> things, Function<T, Long> cents) {
        return things.stream().mapToLong(cents::apply).sum();
    }

    private static long cents(JsonNode thing) {
        return cents(thing.path("amount").path("amount").asText());
    }

    private static long cents(String amount) {
        return amount.isEmpty() ? 0 : new BigDecimal(amount).movePointRight(2).longValueExact();
    }

    private static String euros(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static Map<UUID, JsonNode> byId(List<JsonNode> things) {
        return things.stream().collect(Collectors.toMap(Stage::id, Function.identity(), (a, b) -> a));
    }
}
