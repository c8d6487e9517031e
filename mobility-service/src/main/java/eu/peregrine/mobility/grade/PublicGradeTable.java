package eu.peregrine.mobility.grade;

import java.util.List;
import java.util.UUID;

/** A distribution as its events tell it. */
public record PublicGradeTable(UUID id, List<GradeShare> grades, String source) {

    static PublicGradeTable of(GradeTable table) {
        return new PublicGradeTable(table.id(), table.grades(), table.source());
    }
}
