package eu.peregrine.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients who sign contracts at the same time, each the next that nobody has taken. */
final class Commitments {

    private static final int OK = 200;
    private static final int CONFLICT = 409;

    private final AwardSeed seed;
    private final int clients;

    Commitments(AwardSeed seed, int clients) {
        this.seed = seed;
        this.clients = clients;
    }

    /**
     * What came of it.
     *
     * @param done answered with 200
     * @param refused answered with 409
     * @param wrong answered with anything else, as a deadlock would be
     * @param perSecond answers
     */
    record Result(int done, int refused, int wrong, double perSecond) {}

    /** All of these awards. */
    Result from(int first, int count) throws IOException, InterruptedException {
        seed.freshToken();
        AtomicInteger next = new AtomicInteger(first);
        AtomicInteger done = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long began = System.nanoTime();
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> {
                    for (int n = next.getAndIncrement(); n < first + count; n = next.getAndIncrement()) {
                        int status = seed.contract(n);
                        (status == OK ? done : status == CONFLICT ? refused : wrong).incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> client : running) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new Result(done.get(), refused.get(), wrong.get(), count / ((System.nanoTime() - began) / 1e9));
    }
}
