package eu.peregrine.mobility.seat;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** However many take at once, no more are taken than there are, of people and of months. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class SeatsTest {
    private static final int CLIENTS = 64;
    private static final BigDecimal MONTHS = new BigDecimal("5.00");

    @Inject
    Seats seats;

    @Test
    void sixtyFourAtOnceTakeNoMorePeopleThanThereAre() throws Exception {
        SeatKey key = new SeatKey(UUID.randomUUID(), "2027/2028");
        assertThat(atOnce(() -> seats.takeIfFree(key, SeatUse.OFFERED, 1, MONTHS, new SeatLimits(10, null))))
                .isEqualTo(10);
        assertThat(count(key).offered()).isEqualTo(10);
        assertThat(count(key).months()).isEqualByComparingTo("50");
    }

    @Test
    void sixtyFourAtOnceTakeNoMoreMonthsThanThereAre() throws Exception {
        SeatKey key = new SeatKey(UUID.randomUUID(), "2027/2028");
        SeatLimits limits = new SeatLimits(100, new BigDecimal("37"));
        assertThat(atOnce(() -> seats.takeIfFree(key, SeatUse.RESERVED, 1, MONTHS, limits)))
                .isEqualTo(7);
        assertThat(count(key).months()).isEqualByComparingTo("35");
    }

    @Test
    void whatIsGivenBackCanBeTakenAgainAndNothingIsLostOnTheWay() throws Exception {
        SeatKey key = new SeatKey(UUID.randomUUID(), "2027/2028");
        SeatLimits limits = new SeatLimits(3, new BigDecimal("15"));
        int done = atOnce(() -> {
            boolean taken = seats.takeIfFree(key, SeatUse.OFFERED, 1, MONTHS, limits);
            if (taken) {
                seats.move(key, SeatUse.OFFERED, SeatUse.RESERVED, 1);
                seats.move(key, SeatUse.RESERVED, SeatUse.CONSUMED, 1);
                seats.release(key, SeatUse.CONSUMED, 1, MONTHS);
            }
            return taken;
        });
        assertThat(done).isEqualTo(CLIENTS);
        assertThat(count(key).taken()).isZero();
        assertThat(count(key).months()).isZero();
        assertThat(count(key).released()).isEqualTo(CLIENTS);
    }

    private SeatCount count(SeatKey key) {
        return seats.of(List.of(key)).get(key);
    }

    /** How many of the clients, let go at the same moment, got what they asked for, each in a transaction of its own. */
    private static int atOnce(Callable<Boolean> task) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                answers.add(clients.submit(() -> {
                    start.await();
                    return QuarkusTransaction.requiringNew().call(task);
                }));
            }
            start.countDown();
            int got = 0;
            for (Future<Boolean> answer : answers) {
                got += answer.get() ? 1 : 0;
            }
            return got;
        } finally {
            clients.shutdownNow();
        }
    }
}
