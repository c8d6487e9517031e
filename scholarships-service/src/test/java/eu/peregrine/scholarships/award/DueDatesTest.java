package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.scholarships.Api;
import eu.peregrine.scholarships.Scene;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class DueDatesTest {

    @Inject
    DueDates dueDates;

    @Inject
    EntityManager database;

    @Test
    void makesDueWhoseDayHasCome() {
        String fund = Scene.fund(Scene.funder(), "5000.00", "5000.00");
        Map<String, Object> draft = Scene.callDraft(fund, "1000.00", "1000.00");
        draft.put("instalments", List.of(Map.of("share", 100, "releaseWhen", List.of("days-before-start(30)"))));
        Stay stay = Stay.planned();
        String call = Scene.openCall(draft);
        Scene.score(Scene.eligible(call, stay), 10, 10);
        starts(stay, LocalDate.now().plusDays(40));
        Scene.decide(call);
        String award = Scene.contracted(call, stay);
        dueDates.release();
        assertThat(states(award)).containsExactly("PLANNED");
        starts(stay, LocalDate.now().plusDays(29));
        dueDates.release();
        assertThat(states(award)).containsExactly("DUE");
    }

    // As if the days had gone by: the clock is everybody's in this JVM.
    private void starts(Stay stay, LocalDate day) {
        QuarkusTransaction.requiringNew()
                .run(() -> database.createNativeQuery("update mobility_facts set planned_start = :day where id = :id")
                        .setParameter("day", day)
                        .setParameter("id", stay.mobility())
                        .executeUpdate());
    }

    private static List<String> states(String award) {
        return Api.officer().must("/awards/" + award).getList("instalments.state");
    }
}
