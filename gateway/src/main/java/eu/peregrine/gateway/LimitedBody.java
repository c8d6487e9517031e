package eu.peregrine.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.streams.ReadStream;

/** A request's body on its way to a service: counted, cut off at its limit, watched. */
final class LimitedBody implements ReadStream<Buffer> {

    private final HttpServerRequest request;
    private final Exchange exchange;
    private final long limit;
    private final Watch watch;
    private final Runnable complete;
    private Handler<Throwable> failed;
    private boolean heldUp;

    /**
     * Wraps a request that is paused.
     *
     * @param limit the most bytes that may pass
     * @param complete called when the last byte has passed
     */
    LimitedBody(Exchange exchange, long limit, Watch watch, Runnable complete) {
        this.request = exchange.request();
        this.exchange = exchange;
        this.limit = limit;
        this.watch = watch;
        this.complete = complete;
    }

    /** Whether the body waits for the service to take more, rather than for the client to send more. */
    boolean heldUp() {
        return heldUp;
    }

    /** The answer to a body that is larger than its limit. */
    static Problem tooLarge(long limit) {
        String most = limit % (1 << 20) == 0 ? (limit >> 20) + " MiB" : limit + " bytes";
        return Problem.of(ProblemType.BODY_TOO_LARGE, "The body may have at most " + most + " here.");
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        failed = handler;
        request.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        if (handler == null) {
            request.handler(null);
            return this;
        }
        request.handler(piece -> {
            exchange.received(piece.length());
            if (exchange.received() > limit) {
                request.pause();
                exchange.problem(tooLarge(limit));
                if (failed != null) {
                    failed.handle(new IllegalStateException("body too large"));
                }
                return;
            }
            watch.progress();
            handler.handle(piece);
        });
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        heldUp = true;
        request.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        if (heldUp) {
            heldUp = false;
            watch.progress();
        }
        request.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        request.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        if (handler == null) {
            request.endHandler(null);
            return this;
        }
        request.endHandler(end -> {
            complete.run();
            handler.handle(end);
        });
        return this;
    }
}
