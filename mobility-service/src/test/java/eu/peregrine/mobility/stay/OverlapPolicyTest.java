package eu.peregrine.mobility.stay;

import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Where the school lets part-time stays overlap, those that say so do, and all others keep their days for themselves. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
@TestProfile(OverlapPolicyTest.PartTimeAllowed.class)
class OverlapPolicyTest {
    private static final String MOBILITIES = "/api/v1/mobilities";

    /** The school's other policy. */
    public static class PartTimeAllowed implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("peregrine.stays.overlapping", "allow-part-time");
        }
    }

    @Test
    void onlyWhatIsPartTimeSharesItsDays() {
        Exchange dresden = new Exchange("TU Dresden", 9);
        UUID student = dresden.newStudent(15);
        UUID whole = created(MOBILITIES, stay(dresden, student, null));
        problem(officer().body(stay(dresden, student, null)).post(MOBILITIES), 409, "overlapping-stay");
        problem(officer().body(stay(dresden, student, false)).post(MOBILITIES), 409, "overlapping-stay");
        officer().get(MOBILITIES + "/" + whole).then().body("overlaps", nullValue());
        UUID part = created(MOBILITIES, stay(dresden, student, true));
        created(MOBILITIES, stay(dresden, student, true));
        officer()
                .get(MOBILITIES + "/" + part)
                .then()
                .body("overlaps", hasSize(2))
                .body(
                        "overlaps[0]",
                        equalTo(officer().get(MOBILITIES + "/" + whole).path("reference")));
        // Each day counts once for the mandate, however many stays share it.
        assertThat(officer().get("/api/v1/students/" + student + "/mandate").<Integer>path("days.planned"))
                .isLessThanOrEqualTo(31);
    }

    @Test
    void eachPolicySaysWhatKeepsItsDaysForItself() {
        assertThat(List.of(OverlapPolicy.values()))
                .extracting(policy -> policy.exclusive(false) + " " + policy.exclusive(true))
                .containsExactly("true true", "false false", "true false");
    }

    private static Map<String, Object> stay(Exchange dresden, UUID student, Boolean partTime) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", "internship");
        body.put("studentId", student);
        body.put("partTime", partTime);
        body.put("segments", List.of(dresden.segment("2027-05-01", "2027-05-31")));
        return body;
    }
}
