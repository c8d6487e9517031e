package eu.peregrine.kit.web;

import eu.peregrine.kit.problem.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Refuses bodies over the method's limit: at once where the length is announced, as soon as it is passed where not. */
@Provider
class BodyGuard implements ContainerRequestFilter, ReaderInterceptor {

    @Context
    ResourceInfo resource;

    @Inject
    RequestBody body;

    @Override
    public void filter(ContainerRequestContext request) {
        BodyLimit own = resource.getResourceMethod() == null
                ? null
                : resource.getResourceMethod().getAnnotation(BodyLimit.class);
        long limit = own == null ? BodyLimit.DEFAULT : own.value();
        body.limit(limit);
        String announced = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        if (announced != null && announced.length() < 19 && Long.parseLong(announced) > limit) {
            throw tooLarge(limit);
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream limited = new Limited(context.getInputStream(), body.limit());
        MessageDigest digest = sha256();
        DigestInputStream hashed = new DigestInputStream(limited, digest);
        context.setInputStream(hashed);
        Object read = context.proceed();
        body.digest(digest);
        return read;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException tooLarge(long limit) {
        return Problems.of(413, "body-too-large", "A body here has at most " + (limit >> 20) + " MiB.");
    }

    private static final class Limited extends FilterInputStream {

        private long left;
        private final long limit;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
            this.left = limit;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int got = super.read(buffer, offset, length);
            count(Math.max(got, 0));
            return got;
        }

        private void count(int got) {
            left -= got;
            if (left < 0) {
                throw tooLarge(limit);
            }
        }
    }
}
