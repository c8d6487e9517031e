package eu.peregrine.scholarships.mobility;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.mobility.MobilityState.Dates;
import eu.peregrine.scholarships.mobility.MobilityState.Segment;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class MobilityStateTest {

    private static final LocalDate FEBRUARY = LocalDate.of(2027, 2, 15);
    private static final LocalDate MAY = LocalDate.of(2027, 5, 31);
    private static final LocalDate AUGUST = LocalDate.of(2027, 8, 8);

    @Test
    void whatHappenedCountsMoreThanWhatWasPlanned() {
        LocalDate late = FEBRUARY.plusDays(3);
        MobilityState state = of(new Segment("DE", new Dates(FEBRUARY, AUGUST), new Dates(late, null)));
        assertThat(state.startsOn()).isEqualTo(late);
        assertThat(state.endsOn()).isEqualTo(AUGUST);
        assertThat(state.plannedStart()).isEqualTo(FEBRUARY);
    }

    @Test
    void aStayLastsFromItsFirstSegmentToItsLast() {
        MobilityState state = of(
                new Segment("DE", new Dates(FEBRUARY, MAY), new Dates(FEBRUARY, MAY.minusDays(1))),
                new Segment("CN", new Dates(MAY.plusDays(1), AUGUST), null));
        assertThat(state.startsOn()).isEqualTo(FEBRUARY);
        assertThat(state.endsOn()).isEqualTo(AUGUST);
    }

    @Test
    void nothingIsKnownOfAStayWithoutDays() {
        MobilityState state = of();
        assertThat(state.startsOn()).isNull();
        assertThat(state.endsOn()).isNull();
        assertThat(new MobilityFacts(state, 1).interruptions()).isEmpty();
    }

    @Test
    void interruptionsAreKeptAsTheyAreStored() {
        MobilityFacts.Periods column = new MobilityFacts.Periods();
        List<Period> interruptions = List.of(new Period(FEBRUARY, MAY));
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(interruptions)))
                .isEqualTo(interruptions);
    }

    private static MobilityState of(Segment... segments) {
        return new MobilityState(null, null, null, null, "PLANNED", null, null, null, List.of(segments), null, false);
    }
}
