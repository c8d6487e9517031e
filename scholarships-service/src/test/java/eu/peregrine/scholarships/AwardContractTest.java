package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.euros;
import static eu.peregrine.scholarships.Scene.map;
import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The contract of an award as PDF, read back as text. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AwardContractTest {

    @Test
    void isOnPaperInTheLanguageThatIsAskedForAndSignedByItsHash() throws IOException {
        String fund = Scene.fund(Scene.funder(), "9000.00", "9000.00");
        Map<String, Object> draft = Scene.callDraft(fund, "9000.00", "1.00");
        draft.put("award", map("grantRuleId", GrantRuleTest.created()));
        String call = Scene.openCall(draft);
        Stay stay = Stay.planned();
        Scene.score(Scene.eligible(call, stay), 20, 20);
        Scene.decide(call);
        String award = Scene.award(call, stay).getString("id");
        Api student = Api.student(stay.student());
        Response early = student.get("/awards/" + award + "/contract/pdf");
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.jsonPath().getString("type")).contains("not-accepted");
        student.must(200, "/awards/" + award + "/accept", null);
        Scene.account(award, stay);
        String hash = Api.officer().must("/awards/" + award).getString("contentHash");
        assertThat(pdf(student, award, "en"))
                .contains(
                        "Scholarship contract",
                        "Ada Lovelace",
                        "174 × 500.00 / 30 = 2900.00",
                        "2,030.00 EUR",
                        "870.00 EUR",
                        hash)
                .contains("the contract is signed", "Version 1 of the amount")
                .doesNotContain("20041010050500013M02606");
        assertThat(pdf(student, award, "fr")).contains("Contrat de bourse", "le contrat est signé", hash);
        assertThat(Api.student(Ids.next())
                        .get("/awards/" + award + "/contract/pdf")
                        .statusCode())
                .isEqualTo(404);
        Api.officer().must(200, "/awards/" + award + "/reduce", map("amount", euros("2000.00"), "reason", "Budget"));
        Map<String, Object> old = map("signedOn", LocalDate.now().toString(), "contentHash", hash);
        JsonPath stale = Api.expect(409, Api.officer().post("/awards/" + award + "/contract", old));
        assertThat(stale.getString("type")).contains("stale");
        String changed = Api.officer().must("/awards/" + award).getString("contentHash");
        old.put("contentHash", changed);
        JsonPath signed = Api.officer().must(200, "/awards/" + award + "/contract", old);
        assertThat(signed.getString("contractHash")).isEqualTo(changed).isNotEqualTo(hash);
        assertThat(pdf(student, award, "en")).contains("as changed", "Version 2 of the amount", "Reduced by", changed);
    }

    private static String pdf(Api who, String award, String language) throws IOException {
        Response answer = who.as()
                .accept("application/pdf")
                .header("Accept-Language", language)
                .get("/api/v1/awards/" + award + "/contract/pdf");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        try (PdfReader reader = new PdfReader(answer.asByteArray())) {
            PdfTextExtractor text = new PdfTextExtractor(reader);
            StringBuilder all = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                all.append(text.getTextFromPage(page)).append('\n');
            }
            return all.toString().replaceAll("\\s+", " ");
        }
    }
}
