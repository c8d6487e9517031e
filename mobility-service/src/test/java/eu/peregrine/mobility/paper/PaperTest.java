package eu.peregrine.mobility.paper;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.Api;
import eu.peregrine.mobility.destination.AgreementEvents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Learning agreements and conventions as PDF, read back as text. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class PaperTest {
    private static final String MOBILITIES = "/api/v1/mobilities";
    private final UUID host = UUID.randomUUID();

    @Test
    void aLearningAgreementIsOnPaperInTheLanguageThatIsAskedFor() throws IOException {
        UUID student = student("Łukasz", "Çelik");
        UUID id = planned(student, "exchange");
        String agreement = MOBILITIES + "/" + id + "/learning-agreement";
        problem(officer().get(agreement + "/pdf"), 404, "not-found");
        Map<String, Object> components = Map.of(
                "components",
                List.of(
                        Map.of("table", "A", "title", "Bodenmechanik", "code", "BM-1", "ects", 7.5),
                        Map.of("table", "B", "title", "Mécanique des sols", "ects", 6),
                        Map.of("table", "C", "title", "Seminar", "ects", 2, "description", "Online, six evenings")));
        as(TestTokens.student(student))
                .body(components)
                .post(agreement + "/propose")
                .then()
                .statusCode(200);
        as(TestTokens.student(student))
                .body(Map.of("version", 1))
                .post(agreement + "/sign")
                .then()
                .statusCode(200);
        String hash = officer().get(agreement).path("contentHash");
        String english = text(pdf(agreement, "en", "en"));
        assertThat(english)
                .contains(
                        "Learning agreement", "Łukasz", "Çelik", "BM-1", "Bodenmechanik", "7.5", "Online, six evenings")
                .contains("Table B: what the sending institution recognises", "Signed in person")
                .contains(hash.substring(0, 12));
        assertThat(text(pdf(agreement, "fr-FR, en;q=0.5", "fr")))
                .contains("Contrat pédagogique", "Mécanique des sols", "7,5", "Établissement d’accueil");
        assertThat(text(pdf(agreement, "de", "en"))).contains("Learning agreement");
        as(TestTokens.student(student))
                .body(Map.of("components", List.of(Map.of("table", "A", "title", "Felsmechanik", "ects", 6))))
                .post(agreement + "/propose")
                .then()
                .statusCode(200);
        assertThat(text(pdf(agreement, "en", "en"))).contains("Felsmechanik");
        Response first = officer().get(agreement + "/pdf?version=1");
        assertThat(text(first)).contains("Bodenmechanik", "replaced by another version");
        problem(officer().get(agreement + "/pdf?version=9"), 404, "not-found");
        problem(as(TestTokens.partner(UUID.randomUUID())).get(agreement + "/pdf"), 404, "not-found");
    }

    @Test
    void aConventionIsOnPaperInTheLanguageThatIsAskedFor() throws IOException {
        UUID id = planned(student("Ada", "Lovelace"), "internship");
        String convention = MOBILITIES + "/" + id + "/convention";
        problem(officer().get(convention + "/pdf"), 404, "not-found");
        Map<String, Object> terms = new HashMap<>();
        terms.put("subject", "Site supervision");
        terms.put("period", Map.of("start", "2027-03-01", "end", "2027-04-30"));
        terms.put("weeklyHours", 37.5);
        terms.put("monthlyAllowance", Map.of("amount", "1250.00", "currency", "EUR"));
        terms.put("hostTutor", Map.of("name", "Heidi Keller"));
        terms.put("schoolTutor", Map.of("name", "Paul Durand"));
        officer()
                .body(Map.of("terms", terms))
                .post(convention + "/propose")
                .then()
                .statusCode(200);
        assertThat(text(pdf(convention, "en", "en")))
                .contains("Convention for work abroad", "Site supervision", "37.5", "1,250 EUR", "Heidi Keller")
                .contains("March 1, 2027 to April 30, 2027", "Tutor at the school");
        assertThat(text(pdf(convention, "fr", "fr")))
                .contains("Convention de stage à l’étranger", "du 1 mars 2027 au 30 avril 2027", "Enseignant référent");
    }

    private static Response pdf(String path, String accepted, String language) {
        Response answer = officer().header("Accept-Language", accepted).get(path + "/pdf");
        answer.then().statusCode(200).contentType("application/pdf");
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        return answer;
    }

    private static String text(Response pdf) throws IOException {
        try (PdfReader reader = new PdfReader(pdf.asByteArray())) {
            StringBuilder text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            return text.toString().replaceAll("\\s+", " ");
        }
    }

    private static UUID student(String given, String family) {
        Map<String, Object> body = new HashMap<>(Api.student(newProgramme()));
        body.put("givenName", given);
        body.put("familyName", family);
        return created("/api/v1/students", body);
    }

    private UUID planned(UUID student, String kind) {
        AgreementEvents.home();
        AgreementEvents.partner(host, "Universität Wien", "AT", "ACTIVE", 1);
        Map<String, Object> plan = Map.of(
                "kind",
                kind,
                "studentId",
                student,
                "segments",
                List.of(Map.of("hostId", host, "planned", Map.of("start", "2027-03-01", "end", "2027-04-30"))));
        Response answer = await().atMost(Duration.ofSeconds(60))
                .until(() -> officer().body(plan).post(MOBILITIES), planned -> planned.statusCode() == 201);
        return UUID.fromString(answer.path("id"));
    }
}
