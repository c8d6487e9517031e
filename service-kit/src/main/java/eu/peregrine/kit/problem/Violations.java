package eu.peregrine.kit.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects everything that is wrong, so that a caller learns all of it in one answer. */
public final class Violations {

    private final List<Violation> found = new ArrayList<>();

    /** Notes a violation. */
    public Violations add(String pointer, String code, String detail) {
        found.add(new Violation(pointer, code, detail));
        return this;
    }

    /** Notes a violation unless the rule holds. */
    public Violations check(boolean holds, String pointer, String code, String detail) {
        return holds ? this : add(pointer, code, detail);
    }

    /** All that was noted, in the order in which it was found. */
    public List<Violation> all() {
        return List.copyOf(found);
    }

    /** Whether nothing was noted. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /**
     * Refuses where anything was noted.
     *
     * @throws ProblemException 422 with every violation
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problems.invalid(all());
        }
    }
}
