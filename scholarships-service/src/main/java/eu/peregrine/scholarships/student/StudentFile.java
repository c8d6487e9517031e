package eu.peregrine.scholarships.student;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/**
 * What is known here of a student: the programme, since when, and the stays from before the system, which count for the months
 * that a grant may be had for in a study cycle. A projection of mobility-service's events.
 */
@Entity
@Table(name = "student_file")
public class StudentFile {

    @Id
    private UUID id;

    private long sequence;
    private UUID programmeId;
    private String intake;

    @Convert(converter = Stays.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<PriorStay> priorStays;

    /** For the persistence provider alone. */
    protected StudentFile() {}

    StudentFile(StudentState state, long sequence) {
        this.id = state.id();
        this.sequence = sequence;
        this.programmeId = state.programmeId();
        this.intake = state.intake();
        this.priorStays = state.priorStays() == null ? List.of() : List.copyOf(state.priorStays());
    }

    /** The student's id. */
    public UUID id() {
        return id;
    }

    /** The sequence of the last event that was followed. */
    long sequence() {
        return sequence;
    }

    /** The programme that the student is in. */
    public UUID programmeId() {
        return programmeId;
    }

    /** The academic year in which the student began it. */
    String intake() {
        return intake;
    }

    /** Every stay from before the system. */
    List<PriorStay> priorStays() {
        return priorStays;
    }

    /** Of the stays from before the system, those in the present study cycle, which began with the year of the intake. */
    public List<PriorStay> priorStaysInCycle() {
        LocalDate began = LocalDate.of(Integer.parseInt(intake.substring(0, 4)), Month.SEPTEMBER, 1);
        return priorStays.stream().filter(stay -> !stay.end().isBefore(began)).toList();
    }

    /** How stays are stored. */
    @Immutable
    public static class Stays extends JsonColumn<List<PriorStay>> {
        /** For the persistence provider. */
        public Stays() {
            super(new TypeReference<>() {});
        }
    }
}
