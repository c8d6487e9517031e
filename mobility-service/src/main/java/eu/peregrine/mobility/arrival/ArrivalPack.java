package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a guest needs to know before coming.
 *
 * @param mobility the guest's stay
 * @param student the guest; absent for staff
 * @param stay first and last day
 * @param toDo what is still missing before the arrival, in words
 * @param bring what to bring along; absent while the office has written nothing, as the three below
 * @param dates when one is expected, and what happens when
 * @param housing where one lives
 * @param contacts whom to ask
 * @param courses what the learning agreement says is studied
 * @param frenchCourses French as a foreign language in that year
 */
public record ArrivalPack(
        Ref mobility,
        Ref student,
        Period stay,
        String academicYear,
        String term,
        List<String> toDo,
        GuideText bring,
        GuideText dates,
        GuideText housing,
        GuideText contacts,
        List<PackedCourse> courses,
        List<Ref> frenchCourses) {

    /**
     * A course that the guest takes.
     *
     * @param code at the school; absent where none is named
     */
    public record PackedCourse(String code, LocalizedText title, BigDecimal ects) {}
}
