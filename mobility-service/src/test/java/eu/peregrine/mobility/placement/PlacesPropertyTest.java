package eu.peregrine.mobility.placement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever is done with an offer and in which order, no more places are held than there are, nor more taken than held. */
class PlacesPropertyTest {

    private static final Instant NOW = Instant.parse("2027-01-01T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2027, 1, 1);

    private enum Act {
        ACCEPT,
        CONFIRM,
        GIVE_BACK,
        CANCEL,
        CLOSE,
        REOPEN,
        FEWER,
        WITHDRAW
    }

    @Property(tries = 300)
    void placesAreNeverExceeded(
            @ForAll @IntRange(min = 1, max = 5) int places, @ForAll @Size(max = 60) List<Act> acts) {
        Placement placement = new Placement(draft(places), UUID.randomUUID(), "DE", "PLC-2027-0001", NOW);
        placement.publish(TODAY, NOW);
        for (Act act : acts) {
            int held = placement.held();
            int taken = placement.taken();
            try {
                perform(act, placement);
            } catch (ProblemException refused) {
                assertThat(List.of(placement.held(), placement.taken())).isEqualTo(List.of(held, taken));
            }
            assertThat(placement.taken()).isBetween(0, placement.held());
            assertThat(placement.held()).isBetween(0, placement.places());
            assertThat(placement.state() == PlacementState.FILLED).isEqualTo(placement.taken() == placement.places());
        }
    }

    private static void perform(Act act, Placement placement) {
        boolean waits = placement.held() > placement.taken();
        switch (act) {
            case ACCEPT -> placement.hold(NOW);
            case CONFIRM -> {
                if (waits) {
                    placement.take(NOW);
                }
            }
            case GIVE_BACK -> {
                if (waits) {
                    placement.release(false, NOW);
                }
            }
            case CANCEL -> {
                if (placement.taken() > 0) {
                    placement.release(true, NOW);
                }
            }
            case CLOSE -> placement.close(NOW);
            case REOPEN -> placement.reopen(TODAY, NOW);
            case FEWER -> placement.edit(draft(Math.max(1, placement.places() - 1)), "DE", NOW);
            case WITHDRAW -> placement.withdraw("x", NOW);
        }
    }

    private static PlacementOfferDraft draft(int places) {
        return new PlacementOfferDraft(
                null,
                PlacementKind.INTERNSHIP,
                null,
                null,
                "Dresden",
                null,
                LocalizedText.en("Bridges"),
                null,
                "Dr. Grace Hopper",
                new Period(LocalDate.of(2027, 6, 1), LocalDate.of(2027, 8, 31)),
                6,
                List.of(),
                List.of(),
                places,
                null,
                LocalDate.of(2027, 3, 15));
    }
}
