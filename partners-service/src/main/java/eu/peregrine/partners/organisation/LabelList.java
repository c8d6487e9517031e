package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Versioned;
import java.util.List;

/**
 * The labels of an organisation.
 *
 * @param items by the first day of their validity
 * @param version of the organisation, for the ETag; never in the JSON
 */
public record LabelList(List<LabelView> items, @JsonIgnore long version) implements Versioned {}
