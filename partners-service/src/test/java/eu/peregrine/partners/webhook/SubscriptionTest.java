package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");
    private static final UUID PARTNER = UUID.fromString("0190a000-0000-7000-8000-00000000f002");

    private final Subscription subscription = new Subscription(
            Ids.next(),
            new Owner("organisation:" + PARTNER, PARTNER, List.of("organisation:" + PARTNER)),
            new SubscriptionDraft("https://hooks.example.edu/", List.of("mobility", "agreement", "mobility"), "Ours"),
            "sealed",
            NOW);

    @Test
    void isActiveAtOnceAndFollowsEachTypeOnce() {
        assertThat(subscription.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(subscription.toDraft().eventTypes()).containsExactly("agreement", "mobility");
        assertThat(events()).containsExactly("subscription.created");
    }

    @Test
    void saysNothingWhenNothingDiffers() {
        subscription.takeEvents();
        subscription.edit(subscription.toDraft(), NOW.plusSeconds(1));
        assertThat(events()).isEmpty();
        assertThat(subscription.modifiedAt()).isEqualTo(NOW);

        subscription.edit(new SubscriptionDraft("https://other.example.edu/", List.of("*"), null), NOW.plusSeconds(2));
        assertThat(events()).containsExactly("subscription.edited");
        assertThat(subscription.modifiedAt()).isEqualTo(NOW.plusSeconds(2));
    }

    @Test
    void isDisabledWithItsReasonAndForgetsItWhenEnabled() {
        subscription.takeEvents();
        subscription.disable(DisabledReason.GONE, "Gone.", NOW);
        assertThat(subscription.disabledReason()).isEqualTo(DisabledReason.GONE);
        assertThat(subscription.disabledDetail()).isEqualTo("Gone.");
        assertThat(subscription.disabledAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> subscription.disable(DisabledReason.BY_OWNER, null, NOW))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("it is DISABLED; possible now: enable, rotate-secret");

        subscription.enable(NOW);
        assertThat(subscription.disabledReason()).isNull();
        assertThat(subscription.disabledDetail()).isNull();
        assertThat(subscription.disabledAt()).isNull();
        assertThatThrownBy(() -> subscription.enable(NOW)).isInstanceOf(ProblemException.class);
        assertThat(events()).containsExactly("subscription.disabled", "subscription.enabled");
    }

    @Test
    void signsWithBothSecretsForAWhile() {
        subscription.rotateSecret("new", NOW.plusSeconds(60), NOW);
        assertThat(subscription.previousSecretUntil()).isEqualTo(NOW.plusSeconds(60));
        assertThat(subscription.sequence()).isEqualTo(2);
    }

    @Test
    void itsEventsKeepThePathOfTheReceiverBack() {
        subscription.edit(new SubscriptionDraft("https://hooks.example.edu/secret?key=1", List.of("*"), "Mine"), NOW);
        assertThat(SubscriptionEvent.of(subscription).toString())
                .contains("hooks.example.edu")
                .doesNotContain("secret")
                .doesNotContain("Mine");
    }

    @Property
    void aPauseIsTheOneOfItsTurnGiveOrTakeATenth(@ForAll @IntRange(min = 1, max = 12) int failed, @ForAll long seed) {
        List<Duration> pauses =
                IntStream.rangeClosed(1, 10).mapToObj(Duration::ofMinutes).toList();
        var pause = new Backoff(pauses).after(failed, new Random(seed));
        if (failed > 10) {
            assertThat(pause).isEmpty();
        } else {
            Duration planned = pauses.get(failed - 1);
            assertThat(pause.orElseThrow())
                    .isBetween(
                            planned.multipliedBy(9).dividedBy(10),
                            planned.multipliedBy(11).dividedBy(10));
        }
    }

    private List<String> events() {
        return subscription.takeEvents().stream().map(DomainEvent::type).toList();
    }
}
