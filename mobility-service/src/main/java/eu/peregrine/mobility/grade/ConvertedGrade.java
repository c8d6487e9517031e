package eu.peregrine.mobility.grade;

/**
 * What a grade is in another scale.
 *
 * @param best what the best of those who got the grade would have got
 * @param worst what the last of them would have got
 * @param typical what the one in the middle would have got
 */
public record ConvertedGrade(String best, String worst, String typical) {}
