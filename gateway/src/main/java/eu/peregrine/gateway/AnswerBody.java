package eu.peregrine.gateway;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A service's answer on its way to the client, which tells when its last byte has passed. */
final class AnswerBody implements ReadStream<Buffer> {

    private final ReadStream<Buffer> stream;
    private final Runnable complete;

    AnswerBody(ReadStream<Buffer> stream, Runnable complete) {
        this.stream = stream;
        this.complete = complete;
    }

    /** Reads everything away. */
    void drain() {
        stream.exceptionHandler(gone -> {});
        stream.handler(piece -> {});
        stream.endHandler(end -> complete.run());
        stream.resume();
    }

    @Override
    public ReadStream<Buffer> exceptionHandler(Handler<Throwable> handler) {
        stream.exceptionHandler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> handler(Handler<Buffer> handler) {
        stream.handler(handler);
        return this;
    }

    @Override
    public ReadStream<Buffer> pause() {
        stream.pause();
        return this;
    }

    @Override
    public ReadStream<Buffer> resume() {
        stream.resume();
        return this;
    }

    @Override
    public ReadStream<Buffer> fetch(long amount) {
        stream.fetch(amount);
        return this;
    }

    @Override
    public ReadStream<Buffer> endHandler(Handler<Void> handler) {
        if (handler == null) {
            stream.endHandler(null);
        } else {
            stream.endHandler(end -> {
                complete.run();
                handler.handle(end);
            });
        }
        return this;
    }
}
