package eu.peregrine.mobility.audit;

import eu.peregrine.kit.audit.AuditEntry;
import java.util.List;

/**
 * A page of an audit trail, for the API document.
 *
 * @param items who did what, when and why
 * @param next where the next page is
 * @param count how many entries there are, where asked for
 */
public record AuditPage(List<AuditEntry> items, String next, Long count) {}
