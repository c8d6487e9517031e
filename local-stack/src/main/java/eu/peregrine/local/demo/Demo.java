package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;

/**
 * Plays the main job over HTTP through the gateway, a year of it, and then checks every figure against the generated
 * input and against exports read back. Exits with 0 when all is as it should be, with 1 when not, with 2 when it was asked
 * for wrongly.
 */
public final class Demo {

    private static final int MISUNDERSTOOD = 2;

    private Demo() {}

    /** See {@link Options#USAGE}. */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        OptionalInt nothingToPlay = beforeStart(arguments);
        if (nothingToPlay.isPresent()) {
            return nothingToPlay.getAsInt();
        }
        Options options = Options.of(arguments);
        try {
            Stage stage = new Stage(options);
            System.out.printf(
                    "The main job at %s; everything but the seven published partners is illustrative, from seed %d.%n",
                    options.gateway(), options.seed());
            if (options.play()) {
                play(stage);
            }
            return new Review(stage).passes() ? 0 : 1;
        } catch (DemoException | NoSuchElementException failed) {
            System.err.println("demo: " + failed.getMessage());
            return 1;
        } catch (IOException unreachable) {
            System.err.println("demo: " + options.gateway() + " or its identity provider cannot be reached: "
                    + unreachable.getMessage());
            return 1;
        }
    }

    /**
     * Looks at the arguments without doing anything.
     *
     * @return the exit code where there is nothing to play: help was asked for, or something is not understood
     */
    public static OptionalInt beforeStart(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            System.out.println(Options.USAGE);
            return OptionalInt.of(0);
        }
        try {
            Options.of(arguments);
            return OptionalInt.empty();
        } catch (DemoException wrong) {
            System.err.println("demo: " + wrong.getMessage());
            return OptionalInt.of(MISUNDERSTOOD);
        }
    }

    private static void play(Stage stage) {
        stage.requireEmptySystem();
        stage.onDay(LocalDate.of(2026, 11, 30));
        EventFlow events = new EventFlow(stage);
        StayAct stays = new StayAct(stage);
        FundingAct funding = new FundingAct(stage);

        new NetworkAct(stage).play();
        events.settle();
        new CohortAct(stage).play();
        funding.fund();

        stage.onDay(LocalDate.of(2027, 1, 15));
        CampaignAct campaign = new CampaignAct(stage);
        campaign.play();
        stage.onDay(LocalDate.of(2027, 3, 15));
        stays.approve();

        stage.onDay(LocalDate.of(2027, 4, 5));
        events.settle();
        funding.apply();
        stage.onDay(LocalDate.of(2027, 5, 17));
        funding.decide();
        events.settle();

        LocalDate june = LocalDate.of(2027, 6, 1);
        stage.onDay(june);
        JsonNode award = funding.acceptedAbroad();
        if (award != null) {
            stays.cancel(Stage.id(award, "mobility"));
            stage.until(
                    "the award for the cancelled stay is released",
                    () -> stage.api
                            .get(stage.office(), "awards/" + Stage.id(award))
                            .path("state")
                            .asText()
                            .equals("CANCELLED"));
            campaign.moveUp();
            stays.approveAll();
        }
        funding.contract(june);
        funding.pay("first instalments", june);
        stays.sign();

        stays.leaveAndReturn();
        events.settle();
        funding.pay("balances", today(stage));
        stays.close();
        funding.archive();
        events.settle();
    }

    private static LocalDate today(Stage stage) {
        String service = stage.options.services().get("scholarships");
        JsonNode clock = stage.api
                .direct(stage.operations(), "GET", service + "/operations/clock", null)
                .body();
        return LocalDate.parse(clock.path("now").asText().substring(0, 10));
    }
}
