package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.PolicyBook;
import eu.peregrine.mobility.student.StudentFile;

/**
 * A student with what the rules say.
 *
 * @param student the student
 * @param policy what applied; null where nothing does
 * @param assessment what the rules say
 */
record Judged(StudentFile student, PolicyBook.Entry policy, Assessment assessment) {}
