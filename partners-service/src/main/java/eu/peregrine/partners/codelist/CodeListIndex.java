package eu.peregrine.partners.codelist;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All code lists that there are.
 *
 * @param items one for each list
 */
public record CodeListIndex(List<Line> items) implements Versioned {

    /**
     * Where a list is to be had.
     *
     * @param name what it is asked for by
     * @param title for people
     * @param entries how many codes it has
     * @param href where it is read
     */
    @Schema(name = "CodeListLine")
    public record Line(String name, LocalizedText title, int entries, String href) {

        static Line of(CodeListView list) {
            return new Line(list.name(), list.title(), list.items().size(), "/api/v1/code-lists/" + list.name());
        }
    }

    /** It changes with a release alone. */
    @Override
    public long version() {
        return 1;
    }
}
