package eu.peregrine.mobility.destination;

import java.math.BigDecimal;

/**
 * What a selection round asks beyond the agreements' conditions.
 *
 * @param academicYear the round's academic year; null if it does not matter
 * @param term the round's term; null if both will do
 * @param gpa least grade point average on the scale of 20; null for none
 * @param ects least credits; null for none
 */
public record CampaignFloor(String academicYear, String term, BigDecimal gpa, BigDecimal ects) {

    /** No demands beyond the conditions' own. */
    public static final CampaignFloor NONE = new CampaignFloor(null, null, null, null);
}
