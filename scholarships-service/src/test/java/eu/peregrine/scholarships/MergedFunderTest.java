package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What belongs to a funder that was merged belongs to the one that stands for it. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class MergedFunderTest {

    @Test
    void fundsCallsAndAwardsFollowToTheSurvivor() {
        UUID duplicate = Scene.funder();
        UUID survivor = Scene.funder();
        String fund = Scene.fund(duplicate, "2000.00", "2000.00");
        Stay stay = Stay.planned();
        String call = Scene.decided(fund, "1000.00", "1000.00", List.of(stay));
        String award = Scene.award(call, stay).getString("id");

        Scene.merged(duplicate, survivor, 2);

        funderIs(survivor, "/funds/" + fund);
        funderIs(survivor, "/calls/" + call);
        Api own = Api.funder(survivor);
        assertThat(own.must("/funds").getList("items.id")).containsExactly(fund);
        assertThat(own.must("/awards").getList("items.id")).containsExactly(award);
        assertThat(Api.funder(duplicate).get("/funds/" + fund).statusCode()).isEqualTo(404);
        assertThat(Api.officer().must("/funds?funder=" + survivor).getList("items.id"))
                .containsExactly(fund);
        assertThat(redirect(duplicate)).isEqualTo("/api/v1/funders/" + survivor);
        // The books go on as they were.
        Scene.balances(fund, "1000.00", "1000.00", "0.00", "0.00");
        Scene.contribute(fund, "pledges", "500.00");
        Scene.balances(fund, "1500.00", "1000.00", "0.00", "0.00");
        told("fund", fund);
        told("call", call);
        told("award", award);
    }

    @Test
    void theOrderOfTheNewsDoesNotMatter() {
        UUID first = Scene.funder();
        UUID second = Scene.funder();
        UUID last = Scene.funder();
        String fund = Scene.fund(first, "100.00", null);

        Scene.merged(second, last, 2);
        await().atMost(PATIENCE).until(() -> redirect(second) != null);
        Scene.merged(first, second, 5);
        funderIs(last, "/funds/" + fund);

        Scene.organisation(first, "company", 4);
        Scene.merged(first, second, 5);
        Scene.merged(first, last, 6);
        UUID after = Ids.next();
        Scene.organisation(after, "company", 1);
        await().atMost(PATIENCE)
                .until(() -> Api.officer().get("/funders/" + after).statusCode() == 200);
        await().atMost(PATIENCE).until(() -> ("/api/v1/funders/" + last).equals(redirect(first)));
        funderIs(last, "/funds/" + fund);
        assertThat(Api.officer()
                        .post("/funds", Scene.fundDraft(first))
                        .then()
                        .extract()
                        .statusCode())
                .isEqualTo(422);
    }

    private static void funderIs(UUID funder, String path) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonPath view = Api.officer().must(path);
            assertThat(view.getString("funder.id")).isEqualTo(funder.toString());
        });
    }

    private static void told(String kind, String id) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.records(kind, UUID.fromString(id)).stream()
                                .map(TestKafka::type)
                                .toList())
                        .contains(kind + ".funder-merged"));
    }

    private static String redirect(UUID funder) {
        return Api.officer()
                .as()
                .redirects()
                .follow(false)
                .get("/api/v1/funders/" + funder)
                .header("Location");
    }
}
