package eu.peregrine.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** An invented network of the size of a large one, the same in every run. */
final class Network {

    static final UUID HOME = id(0, 0);
    static final int NETWORKS = 20;
    /** Of each agreement. */
    static final int CONDITIONS = 3;

    static final String LABEL = "EUR-ACE";

    static final List<String> COUNTRIES = List.of(
            "AT", "AU", "BE", "BR", "CA", "CH", "CL", "CN", "CO", "CZ", "DE", "DK", "ES", "FI", "GB", "GR", "HU", "IE",
            "IN", "IT", "JP", "KR", "LB", "MA", "MX", "NL", "NO", "PL", "PT", "RO", "SE", "SG", "TN", "TR", "US", "VN");
    private static final List<String> KINDS =
            List.of("university", "university", "university", "company", "research-institute");
    private static final List<String> FORMS = List.of(
            "University of %s",
            "Technical University of %s",
            "École supérieure de génie civil de %s",
            "Politecnico di %s",
            "Universidad Politécnica de %s",
            "%s Institute of Technology");
    private static final String[] ONSETS = {
        "b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z"
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "é", "ü"};
    private static final String[] CODAS = {"", "n", "r", "l", "s", "nd", "rg", "ck"};

    private static final List<String> AGREEMENT_KINDS =
            List.of("erasmus-iia", "erasmus-iia", "erasmus-iia", "bilateral-exchange", "double-degree", "research");
    private static final List<String> SUBJECTS = List.of("0732", "0731", "0715", "0413", "0311", "0521");
    private static final List<String> CITIES = cities();

    private final ObjectMapper json = new ObjectMapper();

    /** The id of the n-th thing of a kind. */
    static UUID id(int kind, int n) {
        return new UUID(0x0190b000_0000_7000L + kind, 0x8000_0000_0000_0000L + n);
    }

    private static List<String> cities() {
        Random random = new Random(7);
        List<String> cities = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            StringBuilder name = new StringBuilder();
            for (int syllable = 0; syllable < 2 + random.nextInt(2); syllable++) {
                name.append(one(ONSETS, random)).append(one(VOWELS, random)).append(one(CODAS, random));
            }
            name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
            cities.add(name.toString());
        }
        return cities;
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    static String city(int n) {
        return CITIES.get(n % CITIES.size());
    }

    /** The n-th organisation as a line of an import: first the home school, then the networks, then their members. */
    String organisation(int n) {
        ObjectNode line = json.createObjectNode();
        boolean network = n > 0 && n <= NETWORKS;
        line.put("id", organisationId(n).toString());
        line.put("kind", network ? "network" : n == 0 ? "university" : KINDS.get(n % KINDS.size()));
        if (network) {
            line.put("networkKind", "accreditation");
        }
        line.putObject("name").put("en", FORMS.get(n % FORMS.size()).formatted(city(n * 7)) + " " + n);
        line.put("country", n == 0 ? "FR" : COUNTRIES.get(n % COUNTRIES.size()));
        line.put("city", city(n * 7));
        line.put("latitude", BigDecimal.valueOf(n * 37 % 1000 - 400, 1));
        line.put("longitude", BigDecimal.valueOf(n * 53 % 3400 - 1700, 1));
        line.put("home", n == 0);
        line.put("state", n % 50 == 49 ? "SUSPENDED" : n % 23 == 22 ? "PROSPECT" : "ACTIVE");
        line.putObject("identifiers").put("schac", "u" + n + ".example");
        if (n % 5 == 4) {
            line.putArray("labels")
                    .addObject()
                    // By tens, as whether a number is even decides about the names, and with them the order, as well.
                    .put("label", n / 10 % 2 == 0 ? LABEL : "EFMD")
                    .put("issuer", "ENAEE")
                    .put("validFrom", "2024-01-01");
        }
        if (n > NETWORKS && n % 7 == 6) {
            line.putArray("memberships")
                    .addObject()
                    .put("networkId", organisationId(1 + n % NETWORKS).toString())
                    .put("start", "2020-01-01");
        }
        return line.toString();
    }

    static UUID organisationId(int n) {
        return n == 0 ? HOME : id(1, n);
    }

    /** The n-th agreement with three conditions as a line of an import; its partner is one of that many organisations. */
    String agreement(int n, int organisations) {
        ObjectNode line = json.createObjectNode();
        int from = NETWORKS + 1;
        UUID partner = organisationId(from + (n * 31) % (organisations - from));
        String kind = AGREEMENT_KINDS.get(n % AGREEMENT_KINDS.size());
        line.put("id", id(2, n).toString());
        line.put("kind", kind);
        line.put("title", "Exchange in " + city(n * 13) + " and " + city(n * 17 + 5));
        line.putArray("parties").add(HOME.toString()).add(partner.toString());
        ArrayNode conditions = line.putArray("conditions");
        int first = 2024 + n % 4;
        condition(conditions, "student-studies", HOME, partner, first, n);
        condition(conditions, "student-studies", partner, HOME, first, n + 1);
        condition(conditions, "staff-teaching", HOME, partner, first, n + 2);
        if (n % 10 < 8) {
            line.putObject("recorded")
                    .put("state", n % 10 == 7 ? "TERMINATED" : "IN_FORCE")
                    .put("signedOn", "20%02d-03-01".formatted(10 + n % 15))
                    .put("reason", "From the archive");
        }
        return line.toString();
    }

    private void condition(ArrayNode conditions, String activity, UUID sending, UUID receiving, int first, int n) {
        ObjectNode condition = conditions.addObject();
        condition.put("activity", activity);
        condition.put("sending", sending.toString());
        condition.put("receiving", receiving.toString());
        condition.put("firstAcademicYear", first + "/" + (first + 1));
        condition.put("lastAcademicYear", (first + 5) + "/" + (first + 6));
        condition.put("mobilitiesPerYear", 2 + n % 5);
        condition.put(activity.startsWith("staff") ? "totalDaysPerYear" : "totalMonthsPerYear", 20);
        condition.putArray("subjectAreas").addObject().put("iscedF", SUBJECTS.get(n % SUBJECTS.size()));
        ArrayNode levels = condition.putArray("eqfLevels");
        if (activity.startsWith("student")) {
            levels.add(6).add(7);
        }
        condition.put("blended", false);
        condition.putArray("languages").addObject().put("language", "en").put("cefr", "B2");
    }
}
