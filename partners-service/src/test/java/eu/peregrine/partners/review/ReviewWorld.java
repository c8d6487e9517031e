package eu.peregrine.partners.review;

import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;

import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reviews for tests over HTTP. */
public final class ReviewWorld {

    private static final String REVIEWS = "/api/v1/selection-reviews";

    private ReviewWorld() {}

    /** The school's day, which is ahead of the one in UTC late in the evening. */
    public static LocalDate today() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    /** Two criteria. */
    public static List<Map<String, Object>> criteria() {
        return List.of(
                Map.of(
                        "code",
                        "academic-excellence",
                        "name",
                        Map.of("en", "Academic excellence", "fr", "Excellence académique"),
                        "weight",
                        60),
                Map.of("code", "research-profile", "name", Map.of("en", "Research profile"), "weight", 40));
    }

    /** Opens a review. */
    public static Response open(UUID organisation) {
        return officer()
                .body(json(Map.of("organisationId", organisation, "criteria", criteria())))
                .post(REVIEWS);
    }

    /** The id of an open review. */
    public static String opened(UUID organisation) {
        return open(organisation).then().statusCode(201).extract().path("id");
    }

    /** The id of a review that was decided today, for three years. */
    public static String decided(UUID organisation, String decision) {
        return decided(organisation, decision, today().plusYears(3));
    }

    /** The id of a review that was decided today and is valid from today. */
    public static String decided(UUID organisation, String decision, LocalDate until) {
        return decided(organisation, decision, today(), until);
    }

    /** The id of a review that was decided today and is valid for some time. */
    public static String decided(UUID organisation, String decision, LocalDate from, LocalDate until) {
        String path = REVIEWS + "/" + opened(organisation);
        List<Map<String, Object>> scores = criteria().stream()
                .map(criterion -> Map.of(
                        "criterion", criterion.get("code"), "points", 15, "evidence", List.of(Map.of("text", "Known"))))
                .toList();
        officer()
                .body(json(Map.of("scores", scores)))
                .post(path + "/score")
                .then()
                .statusCode(200);
        return officer()
                .body(json(Map.of(
                        "decision",
                        decision,
                        "reason",
                        "So it is",
                        "validFrom",
                        from.toString(),
                        "validUntil",
                        until.toString())))
                .post(path + "/decide")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
    }

    /** Sets the policy. */
    public static void requireReview(boolean required) {
        String path = REVIEWS + "/policy";
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .header("X-Reason", "A test")
                .body(json(Map.of("requireReview", required)))
                .put(path)
                .then()
                .statusCode(200);
    }
}
