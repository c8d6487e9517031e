package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.Identities;
import eu.peregrine.local.Identity;
import eu.peregrine.local.data.Illustration;
import eu.peregrine.local.data.NetworkData;
import eu.peregrine.local.data.Student;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What every act of the demo has at hand: the system, who acts in it, the generated data, the calendar, the progress. */
final class Stage {

    private static final ZoneId OFFICE = ZoneId.of("Europe/Paris");
    private static final Duration FOLLOWED_WITHIN = Duration.ofSeconds(150);

    final Options options;
    final Api api;
    final NetworkData network;
    final Illustration illustration;
    private final Identities identities;
    private final Map<UUID, Identity> organisations = new HashMap<>();
    private final Map<UUID, Identity> students = new HashMap<>();
    private final Instant began = Instant.now();
    private final ExecutorService hands = Executors.newFixedThreadPool(4, task -> {
        Thread hand = new Thread(task, "demo");
        hand.setDaemon(true);
        return hand;
    });

    Stage(Options options) throws IOException {
        this.options = options;
        this.api = new Api(options.gateway());
        this.network = NetworkData.load();
        this.illustration = Illustration.of(options.seed(), options.scale(), network);
        this.identities = Identities.fromSeeds();
        for (Identity identity : identities.all()) {
            if (identity.kind() == Identity.Kind.CLIENT && identity.organisationId() != null) {
                organisations.put(identity.organisationId(), identity);
            } else if (identity.studentId() != null) {
                students.put(identity.studentId(), identity);
            }
        }
    }

    Identity office() {
        return identities.user("office");
    }

    Identity coordination() {
        return identities.user("coordination");
    }

    Identity accounting() {
        return identities.user("accounting");
    }

    Identity approval() {
        return identities.user("accounting-approval");
    }

    Identity review() {
        return identities.user("review");
    }

    Identity operations() {
        return identities.user("operations");
    }

    Identity audit() {
        return identities.user("audit");
    }

    /** The system of a partner organisation. */
    Identity partner(UUID organisation) {
        return organisations.get(organisation);
    }

    /** A student's own login where there is one, the office else, which then acts for the student. */
    Identity actorFor(UUID student) {
        return students.getOrDefault(student, office());
    }

    boolean signsIn(Student student) {
        return students.containsKey(student.id());
    }

    /** Moves the clock of all services to nine in the morning of a day, whatever day it is outside; each act is later. */
    void onDay(LocalDate day) {
        for (String service : options.services().values()) {
            Duration offset = offset(Instant.now(), day);
            Api.Reply moved = api.direct(
                    operations(), "POST", service + "/operations/clock", Map.of("offset", offset.toString()));
            if (!moved.ok()) {
                throw new DemoException("The clock at " + service + " cannot be moved: " + moved.text());
            }
        }
        say("— " + day + " —");
    }

    /** How far nine in the morning of a day is from now; negative for a day that is over. */
    static Duration offset(Instant now, LocalDate day) {
        return Duration.between(
                now, day.atTime(LocalTime.of(9, 0)).atZone(OFFICE).toInstant());
    }

    /**
     * Looks before anything is written whether the system is one to play on.
     *
     * @throws DemoException where a clock cannot be moved, or something is there already
     */
    void requireEmptySystem() {
        for (String service : options.services().values()) {
            JsonNode clock = api.direct(operations(), "GET", service + "/operations/clock", null)
                    .body();
            if (!clock.path("movable").asBoolean()) {
                throw new DemoException("The clock at " + service + " cannot be moved, so no year can be played there;"
                        + " start the services with PEREGRINE_CLOCK_MOVABLE=true.");
            }
        }
        long there = api.get(office(), "organisations?limit=1&count=true")
                .path("count")
                .asLong();
        if (there > 0) {
            throw new DemoException("There are " + there + " organisations already; the demo plays on a system without"
                    + " data (./run --fresh), and --check looks at one that has been played.");
        }
    }

    /** Says what was done. */
    void say(String format, Object... values) {
        long seconds = Duration.between(began, Instant.now()).toSeconds();
        System.out.printf("[%3d s] %s%n", seconds, values.length == 0 ? format : String.format(format, values));
    }

    /** Waits until the other services have heard of something. */
    void until(String what, BooleanSupplier followed) {
        Instant deadline = Instant.now().plus(FOLLOWED_WITHIN);
        while (!followed.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new DemoException(
                        "Within " + FOLLOWED_WITHIN.toSeconds() + " s it did not come true that " + what + ".");
            }
            Api.pause(Duration.ofMillis(250));
        }
    }

    /** Does something with each, four at a time, and fails as the first that fails. */
    <T> void each(Collection<T> things, Consumer<T> act) {
        List<Future<?>> running = new ArrayList<>();
        for (T thing : things) {
            running.add(hands.submit(() -> act.accept(thing)));
        }
        for (Future<?> one : running) {
            try {
                one.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoException("Interrupted.");
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException refused) {
                    throw refused;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asText());
    }

    static UUID id(JsonNode thing, String reference) {
        JsonNode at = thing.path(reference);
        String text = at.isObject() ? at.path("id").asText() : at.asText();
        return text.isEmpty() ? null : UUID.fromString(text);
    }
}
