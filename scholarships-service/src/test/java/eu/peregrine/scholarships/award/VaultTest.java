package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.problem.ProblemException;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class VaultTest {

    private final UUID owner = UUID.randomUUID();
    private final Vault vault = vault((byte) 1);

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(owner, vault.seal(owner, "DE89370400440532013000")))
                .isEqualTo("DE89370400440532013000");
    }

    @Test
    void sealsTheSameDifferentlyEachTime() {
        assertThat(vault.seal(owner, "x")).isNotEqualTo(vault.seal(owner, "x"));
    }

    @Test
    void opensNothingThatWasMovedChangedOrSealedWithAnotherKey() {
        String sealed = vault.seal(owner, "secret");
        assertThatThrownBy(() -> vault.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault((byte) 2).open(owner, sealed)).isInstanceOf(IllegalStateException.class);
        char last = sealed.charAt(10);
        String changed = sealed.substring(0, 10) + (last == 'A' ? 'B' : 'A') + sealed.substring(11);
        assertThatThrownBy(() -> vault.open(owner, changed)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void wantsAKeyOf32Bytes() {
        assertThatThrownBy(() -> new Vault(Optional.of("c2hvcnQ="), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutAKeyOnlyASystemForShowTakesAnything() {
        Vault forShow = new Vault(Optional.empty(), true);
        assertThat(forShow.open(owner, forShow.seal(owner, "x"))).isEqualTo("x");
        assertThatThrownBy(() -> new Vault(Optional.empty(), false).seal(owner, "x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no key");
    }

    private static Vault vault(byte first) {
        byte[] key = new byte[32];
        key[0] = first;
        return new Vault(Optional.of(Base64.getEncoder().encodeToString(key)), false);
    }
}
