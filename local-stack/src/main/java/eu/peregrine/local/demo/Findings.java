package eu.peregrine.local.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is not as it should be. */
final class Findings {

    private static final int SHOWN = 20;

    private final List<String> wrong = new ArrayList<>();
    private int checked;

    /** Two figures that must agree: what follows from the input or another export, and what the system says. */
    void same(String what, Object expected, Object actual) {
        checked++;
        if (!Objects.equals(expected, actual)) {
            wrong.add(what + ": should be " + expected + ", is " + actual);
        }
    }

    void holds(String what, boolean rule) {
        checked++;
        if (!rule) {
            wrong.add(what);
        }
    }

    int checked() {
        return checked;
    }

    boolean none() {
        return wrong.isEmpty();
    }

    void print() {
        wrong.stream().limit(SHOWN).forEach(one -> System.out.println("  WRONG  " + one));
        if (wrong.size() > SHOWN) {
            System.out.println("  WRONG  … and " + (wrong.size() - SHOWN) + " more");
        }
    }
}
