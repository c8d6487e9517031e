package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;

/**
 * Days within a stay that were not spent there.
 *
 * @param end last day away, which counts; absent while it lasts
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Interruption(LocalDate start, LocalDate end, String reason) {}
