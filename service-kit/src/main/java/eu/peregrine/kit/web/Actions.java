package eu.peregrine.kit.web;

import java.util.ArrayList;
import java.util.List;

/** Builds the {@code actions} of a resource. */
public final class Actions {

    private final String href;
    private final List<Action> actions = new ArrayList<>();

    private Actions(String href) {
        this.href = href;
    }

    /** @param href the path of the resource that the actions belong to */
    public static Actions of(String href) {
        return new Actions(href);
    }

    /** Adds a step with the reasons against it, which count only when it is not allowed. */
    public Actions add(String verb, boolean allowed, String... reasonsWhenNot) {
        actions.add(new Action(verb, href + "/" + verb, allowed, allowed ? List.of() : List.of(reasonsWhenNot)));
        return this;
    }

    /** Adds a step that is allowed when nothing speaks against it. */
    public Actions add(String verb, List<String> reasonsAgainst) {
        actions.add(new Action(verb, href + "/" + verb, reasonsAgainst.isEmpty(), List.copyOf(reasonsAgainst)));
        return this;
    }

    /** All steps, in the order added. */
    public List<Action> list() {
        return List.copyOf(actions);
    }
}
