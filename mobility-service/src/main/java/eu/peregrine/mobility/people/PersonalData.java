package eu.peregrine.mobility.people;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * All that is held of a person (Regulation (EU) 2016/679, article 15).
 *
 * @param id the person, opaque
 * @param asOf when it was collected
 * @param mobility what this service holds, by kind
 * @param scholarships what scholarships-service holds, by kind
 */
@Schema(name = "PersonalData")
public record PersonalData(
        UUID id, Instant asOf, Map<String, List<Object>> mobility, Map<String, List<Object>> scholarships) {}
