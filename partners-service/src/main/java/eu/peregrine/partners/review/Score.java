package eu.peregrine.partners.review;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * The points that one reviewer gave for one criterion.
 *
 * @param reviewer subject of the reviewer's token
 * @param criterion its code
 * @param points 0 to 20
 * @param evidence what they rest on
 * @param at when they were given
 */
public record Score(String reviewer, String criterion, BigDecimal points, List<Evidence> evidence, Instant at) {}
