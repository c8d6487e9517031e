package eu.peregrine.local.data;

import java.util.ArrayList;
import java.util.List;

/** Choices that are not equally likely. */
final class Weighted<T> {

    private final List<T> choices = new ArrayList<>();
    private final List<Double> upTo = new ArrayList<>();
    private double total;

    Weighted<T> add(double weight, T choice) {
        total += weight;
        choices.add(choice);
        upTo.add(total);
        return this;
    }

    /** The choice at a fraction (0 to below 1) of the total weight. */
    T at(double fraction) {
        int i = 0;
        while (i < choices.size() - 1 && upTo.get(i) <= fraction * total) {
            i++;
        }
        return choices.get(i);
    }
}
