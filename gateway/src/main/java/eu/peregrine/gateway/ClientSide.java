package eu.peregrine.gateway;

import io.quarkus.vertx.http.runtime.filters.AbstractResponseWrapper;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.impl.HttpServerRequestInternal;
import io.vertx.core.http.impl.HttpServerRequestWrapper;

/**
 * The request as the proxy library gets it. The library breaks off an answer with {@code reset()}, after which Vert.x
 * calls no end handler any more: the exchange would stay open in the access log, in its timers and in the count that a
 * graceful shutdown waits for. Closing the connection has the same effect on the client and ends everything properly.
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
        public boolean reset() {
            return reset(0);
        }

        @Override
        public boolean reset(long code) {
            if (ended()) {
                return false;
            }
            request.connection().close();
            return true;
        }
    }
}
