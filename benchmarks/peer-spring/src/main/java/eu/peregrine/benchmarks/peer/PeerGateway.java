package eu.peregrine.benchmarks.peer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;

/**
 * A Spring Cloud Gateway with the duties of Peregrine's: tokens verified by the provider's keys, a limit for each client,
 * headers, access log, traces. Where there is a choice, it has the cheaper one: no session, no CSRF, limits in memory.
 */
@SpringBootApplication
@EnableWebFluxSecurity
public class PeerGateway {

    private static final int REQUESTS = 6_000;
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(PeerGateway.class, arguments);
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
        return http.authorizeExchange(exchange -> exchange.pathMatchers("/actuator/health")
                        .permitAll()
                        .anyExchange()
                        .authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .csrf(ServerHttpSecurity.CsrfSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .headers(headers -> headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .contentSecurityPolicy(
                                policy -> policy.policyDirectives("default-src 'none'; frame-ancestors 'none'")))
                .build();
    }

    @Bean
    GlobalFilter limits() {
        Cache<String, Bucket> buckets =
                Caffeine.newBuilder().maximumSize(100_000).build();
        String policy = "\"client\";q=" + REQUESTS + ";w=" + WINDOW.toSeconds();
        return (exchange, chain) -> exchange.getPrincipal().flatMap(principal -> {
            ConsumptionProbe spent =
                    buckets.get(principal.getName(), client -> bucket()).tryConsumeAndReturnRemaining(1);
            String requestId = UUID.randomUUID().toString();
            HttpHeaders headers = exchange.getResponse().getHeaders();
            headers.set("X-Request-Id", requestId);
            headers.set("RateLimit-Policy", policy);
            headers.set(
                    "RateLimit",
                    "\"client\";r=" + spent.getRemainingTokens() + ";t="
                            + TimeUnit.NANOSECONDS.toSeconds(spent.getNanosToWaitForReset()));
            if (!spent.isConsumed()) {
                exchange.getResponse().setStatusCode(HttpStatus.TOO_MANY_REQUESTS);
                return exchange.getResponse().setComplete();
            }
            return chain.filter(exchange.mutate()
                    .request(request -> request.header("X-Request-Id", requestId))
                    .build());
        });
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(REQUESTS).refillGreedy(REQUESTS, WINDOW))
                .build();
    }
}
