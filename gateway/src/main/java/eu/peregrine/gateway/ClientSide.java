package eu.peregrine.gateway;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * The client as the proxy library gets to see it: one that never fails. When the real one goes away, the library would
 * reset the request to the service, even if that has long been answered and its connection already carries somebody
 * else's request, which would then break off. The gateway itself hears of the client's end ({@link Gateway}) and knows
 * whether there is still something to break off ({@link Exchange#abandonUpstream}).
 */
final class ClientSide extends HttpServerRequestWrapper {

    private final HttpServerResponse response;

    ClientSide(HttpServerRequest request) {
        super((HttpServerRequestInternal) request);
        response = new Response(request);
    }

    @Override
    public HttpServerResponse response() {
        return response;
    }

    private static final class Response extends AbstractResponseWrapper {

        private final HttpServerRequest request;

        private Response(HttpServerRequest request) {
            super(request.response());
            this.request = request;
        }

        @Override
        public HttpServerResponse exceptionHandler(Handler<Throwable> handler) {
            return this;
        }

        @Override
        public void write(Buffer data, Handler<AsyncResult<Void>> handler) {
            super.write(data, written -> handler.handle(Future.succeededFuture()));
        }

        @Override
        public void end(Handler<AsyncResult<Void>> handler) {
            if (ended() || closed()) {
                handler.handle(Future.succeededFuture());
            } else {
                super.end(ended -> handler.handle(Future.succeededFuture()));
            }
        }

        // After Vert.x's own reset() no end handler is called any more: the exchange would stay open in its timers, in
        // the
        // access log and in the count that a graceful shutdown waits for. Closing looks the same to the client.
        @Override
        public boolean reset(long code) {
            if (ended()) {
                return false;
            }
            request.connection().close();
            return true;
        }

        @Override
        public boolean reset() {
            return reset(0);
        }
    }
}
