package eu.peregrine.local.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Draws ranked wishes. A few hosts are wanted by nearly everybody, every student has countries they lean to, and most
 * look at what a host asks for before they wish for it, but not all do.
 */
final class WishGenerator {

    static final int WISHES = 10;

    /** How much more the published partners are wanted than others at the same place of the order. */
    private static final double PUBLISHED_PULL = 3;

    private static final double WRONG_FIELD = 0.06;
    private static final double LANGUAGE_SHORT = 0.12;

    private final long seed;
    private final Map<UUID, Double> popularity = new HashMap<>();

    WishGenerator(long seed, NetworkData network) {
        this.seed = seed;
        List<Organisation> order = Dice.of(seed, "popularity").shuffled(network.partners());
        for (int i = 0; i < order.size(); i++) {
            Organisation host = order.get(i);
            popularity.put(host.id(), (host.illustrative() ? 1 : PUBLISHED_PULL) / StrictMath.pow(i + 1, 0.8));
        }
    }

    List<UUID> wishes(Student student, List<Destination> destinations) {
        Map<UUID, Double> keys = new HashMap<>();
        destinations.forEach(destination -> keys.put(destination.id(), key(student, destination)));
        return keys.entrySet().stream()
                .sorted(Map.Entry.<UUID, Double>comparingByValue().thenComparing(Map.Entry::getKey))
                .limit(WISHES)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An exponential waiting time with the weight as its rate: taking the shortest is drawing without replacement. */
    private double key(Student student, Destination destination) {
        double chance = Dice.of(seed, "wish", student.id(), destination.id()).fraction();
        return -StrictMath.log(1 - chance) / weight(student, destination);
    }

    private double weight(Student student, Destination destination) {
        double weight = popularity.getOrDefault(destination.host(), 0.01);
        weight *= 0.4
                + 2
                        * Dice.of(seed, "leaning", student.id(), destination.country())
                                .fraction();
        if (!destination.welcomes(student.iscedF())) {
            weight *= WRONG_FIELD;
        }
        for (Language language : destination.languages()) {
            if (!student.speaks(language)) {
                weight *= LANGUAGE_SHORT;
            }
        }
        return weight;
    }
}
