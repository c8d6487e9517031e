package eu.peregrine.mobility.destination;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.mobility.destination.AgreementPayload.Condition;
import eu.peregrine.mobility.destination.AgreementPayload.SubjectArea;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PromiseTest {

    @Test
    void theSameConditionAndTermAlwaysGetTheSameId() {
        UUID condition = UUID.randomUUID();

        List<Promise> once = Promise.of(agreement(condition, "2027/2028", "2029/2030"));
        List<Promise> again = Promise.of(agreement(condition, "2028/2029", "2028/2029"));

        assertThat(once).hasSize(6).extracting(Promise::id).doesNotHaveDuplicates();
        assertThat(again)
                .hasSize(2)
                .allSatisfy(promise -> assertThat(once).extracting(Promise::id).contains(promise.id()));
    }

    @Test
    void southernYearsAreCalendarYears() {
        assertThat(Promise.of(agreement(UUID.randomUUID(), "2027/2027", "2028/2028")))
                .extracting(Promise::term)
                .containsExactly("2027/2027-1", "2027/2027-2", "2028/2028-1", "2028/2028-2");
    }

    @Test
    void broadFieldsWelcomeWhatTheyContain() {
        assertThat(Promise.of(agreement(UUID.randomUUID(), "2027/2028", "2027/2028"))
                        .get(0)
                        .welcome()
                        .iscedF())
                .containsExactly("0732", "061", "07");
    }

    @Test
    void aSlipOfThePenMakesNoThousandYears() {
        assertThat(Promise.of(agreement(UUID.randomUUID(), "2027/2028", "9027/9028")))
                .hasSizeLessThan(200);
    }

    private static AgreementPayload agreement(UUID condition, String first, String last) {
        return new AgreementPayload(
                UUID.randomUUID(),
                "IN_FORCE",
                List.of(new Condition(
                        condition,
                        "student-studies",
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        first,
                        last,
                        4,
                        null,
                        null,
                        List.of(new SubjectArea("0732"), new SubjectArea("0610"), new SubjectArea("0700")),
                        null,
                        false,
                        null)),
                null);
    }
}
