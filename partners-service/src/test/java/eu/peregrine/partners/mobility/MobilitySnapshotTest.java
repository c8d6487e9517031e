package eu.peregrine.partners.mobility;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MobilitySnapshotTest {

    private static final UUID SENDING = UUID.fromString("0190a000-0000-7000-8000-000000000001");
    private static final UUID HOST = UUID.fromString("0190a000-0000-7000-8000-000000000002");

    private final ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());

    @Test
    void knowsWhoIsAtTheOtherEnd() throws IOException {
        assertThat(stay("outgoing", "").partnerId()).isEqualTo(HOST);
        assertThat(stay("incoming", "").partnerId()).isEqualTo(SENDING);
    }

    @Test
    void countsAttestedDaysBeforePlannedOnes() throws IOException {
        MobilitySnapshot stay = stay("outgoing", """
                {"planned": {"start": "2026-09-01", "end": "2026-09-30"}, "actual": {"start": "2026-09-03"}},
                {"planned": {"start": "2026-11-01", "end": "2026-11-10"}}""");
        assertThat(stay.start()).isEqualTo(LocalDate.of(2026, 9, 3));
        assertThat(stay.end()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(stay.days()).isEqualTo(28 + 10);
    }

    @Test
    void livesWithoutDates() throws IOException {
        assertThat(stay("outgoing", "").days()).isNull();
        assertThat(json.readValue("{\"state\": \"PLANNED\"}", MobilitySnapshot.class)
                        .partnerId())
                .isNull();
    }

    private MobilitySnapshot stay(String direction, String segments) throws IOException {
        return json.readValue(
                "{\"direction\": \"%s\", \"sendingId\": \"%s\", \"hostId\": \"%s\", \"segments\": [%s]}"
                        .formatted(direction, SENDING, HOST, segments),
                MobilitySnapshot.class);
    }
}
