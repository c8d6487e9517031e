package eu.peregrine.scholarships.award;

import eu.peregrine.kit.secret.Sealer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps account numbers from whoever reads a copy of the database: sealed by {@link Sealer} with the key
 * {@code peregrine.bank-account.key}.
 */
@ApplicationScoped
public class Vault {

    private final Sealer sealer;

    /**
     * A vault with its key.
     *
     * @param configured the key, 32 bytes in base64
     * @param forShow whether a key that protects nothing will do where none is configured
     * @throws IllegalArgumentException if the key is not 32 bytes in base64
     */
    public Vault(
            @ConfigProperty(name = "peregrine.bank-account.key") Optional<String> configured,
            @ConfigProperty(name = "peregrine.clock.movable") boolean forShow) {
        this.sealer = new Sealer("peregrine.bank-account.key", "account numbers", configured, forShow);
    }

    void onStart(@Observes StartupEvent start) {
        // Being made at the start, it complains at the start about a key that is missing or wrong.
    }

    /**
     * The value so that only this key can read it, and only as the owner's.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 where there is no key
     */
    public String seal(UUID owner, String value) {
        return sealer.seal(owner, value);
    }

    /**
     * The value that was sealed.
     *
     * @throws IllegalStateException if it was changed, moved, or sealed with another key
     */
    public String open(UUID owner, String sealed) {
        return sealer.open(owner, sealed);
    }
}
