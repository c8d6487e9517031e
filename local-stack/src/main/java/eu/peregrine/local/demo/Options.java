package eu.peregrine.local.demo;

import eu.peregrine.local.data.Scale;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the demo was asked for.
 *
 * @param gateway where the system is
 * @param services where each service's operations are, which the gateway does not route
 * @param seed of the illustration
 * @param scale how much of it
 * @param play whether the year is played, or only what is there is checked
 */
record Options(String gateway, Map<String, String> services, long seed, Scale scale, boolean play) {

    static final String USAGE =
            "usage: demo [--gateway URL] [--seed N] [--small] [--check] [--partners URL] [--mobility URL] [--scholarships URL]";

    /** @throws DemoException for an argument that is not understood */
    static Options of(List<String> arguments) {
        String gateway = "http://localhost:8080";
        Map<String, String> services = new LinkedHashMap<>();
        services.put("partners", "http://localhost:8081");
        services.put("mobility", "http://localhost:8082");
        services.put("scholarships", "http://localhost:8083");
        long seed = 1;
        Scale scale = Scale.FULL;
        boolean play = true;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            switch (argument) {
                case "--small" -> scale = Scale.SMALL;
                case "--check" -> play = false;
                case "--gateway" -> gateway = value(arguments, ++i);
                case "--seed" -> seed = number(value(arguments, ++i));
                case "--partners", "--mobility", "--scholarships" ->
                    services.put(argument.substring(2), value(arguments, ++i));
                default -> throw new DemoException("\"" + argument + "\" is not understood. " + USAGE);
            }
        }
        return new Options(gateway, services, seed, scale, play);
    }

    private static String value(List<String> arguments, int at) {
        if (at >= arguments.size()) {
            throw new DemoException("A value is missing behind " + arguments.get(at - 1) + ". " + USAGE);
        }
        return arguments.get(at);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new DemoException("--seed takes a whole number, not \"" + text + "\".");
        }
    }
}
