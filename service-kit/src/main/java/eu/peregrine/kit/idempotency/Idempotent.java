package eu.peregrine.kit.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a resource method that answers a {@code POST}: it runs in one transaction, and with an {@code Idempotency-Key} it
 * runs once. A repetition within 24 hours gets the stored answer and {@code Idempotency-Replayed: true}; the same key with
 * another body 422; while the first is still running 409 with {@code Retry-After}. The method returns a
 * {@link jakarta.ws.rs.core.Response}.
 */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Idempotent {}
