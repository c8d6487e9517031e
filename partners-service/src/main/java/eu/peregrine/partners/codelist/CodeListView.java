package eu.peregrine.partners.codelist;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A list of codes, whole.
 *
 * @param name what it is asked for by: of an enumeration the name of its schema in the API document, in kebab case
 * @param title for people
 * @param items its codes, in the order in which to show them
 */
@Schema(name = "CodeList")
public record CodeListView(String name, LocalizedText title, List<CodeListEntry> items) implements Versioned {

    /** A list changes with a release alone: what tells two apart is the hash of the body. */
    @Override
    public long version() {
        return 1;
    }
}
