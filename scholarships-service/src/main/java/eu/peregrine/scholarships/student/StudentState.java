package eu.peregrine.scholarships.student;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.UUID;

/** What is read of a student's events. */
@JsonIgnoreProperties(ignoreUnknown = true)
record StudentState(UUID id, UUID programmeId, String intake, List<PriorStay> priorStays) {}
