package eu.peregrine.scholarships.access;

import eu.peregrine.kit.audit.AuditEntry;
import java.util.List;

/**
 * A page of the trail, for the API document.
 *
 * @param items who did what
 * @param next where to go on
 * @param count how many there are, where asked
 */
public record AuditPage(List<AuditEntry> items, String next, Long count) {}
