package eu.peregrine.partners.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An element of EWP's agreement structure (IIA API v7), as far as the content hash looks at it.
 *
 * @param name local name
 * @param attributes by name, in document order
 * @param text of a leaf, untrimmed; null of an element with children
 * @param children in document order
 */
record IiaElement(String name, Map<String, String> attributes, String text, List<IiaElement> children) {

    static IiaElement leaf(String name, String text) {
        return new IiaElement(name, Map.of(), text, List.of());
    }

    static IiaElement of(String name, List<IiaElement> children) {
        return new IiaElement(name, Map.of(), null, List.copyOf(children));
    }

    static IiaElement of(String name, IiaElement... children) {
        return of(name, List.of(children));
    }

    boolean isNotYetDefined() {
        return "true".equals(attributes.get("not-yet-defined"));
    }

    /** Collects children, leaving out what is absent. */
    static final class Children {
        private final List<IiaElement> list = new ArrayList<>();

        Children add(String name, Object value) {
            if (value != null) {
                list.add(leaf(name, value.toString()));
            }
            return this;
        }

        Children add(IiaElement child) {
            list.add(child);
            return this;
        }

        IiaElement in(String name) {
            return of(name, list);
        }
    }
}
