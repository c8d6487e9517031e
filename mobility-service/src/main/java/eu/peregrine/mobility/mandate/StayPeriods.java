package eu.peregrine.mobility.mandate;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the mandate learns of students' stays; the mobilities answer it. */
public interface StayPeriods {

    /**
     * The segments of all mobilities of the students, cancelled and refused ones too, since the explanation names them.
     *
     * @return one entry per student who has any; read with a bounded number of statements however many students
     */
    Map<UUID, List<StayPeriod>> of(Collection<UUID> studentIds);
}
