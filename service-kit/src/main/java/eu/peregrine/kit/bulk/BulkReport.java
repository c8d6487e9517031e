package eu.peregrine.kit.bulk;

import java.util.List;

/**
 * What became of each item.
 *
 * @param verb the step
 * @param dryRun whether nothing was kept
 * @param done how many succeeded
 * @param refused how many did not
 * @param items one line per item, in the order of the request
 */
public record BulkReport(String verb, boolean dryRun, int done, int refused, List<BulkLine> items) {}
