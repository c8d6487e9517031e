package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.mandate.StayPeriod;
import eu.peregrine.mobility.mandate.StayPeriods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells the mandate of the stays of students. */
@ApplicationScoped
@Transactional
class StaysOfStudents implements StayPeriods {

    private static final InterruptionsText INTERRUPTIONS = new InterruptionsText();

    private final MobilityRepository repository;

    @Inject
    StaysOfStudents(MobilityRepository repository) {
        this.repository = repository;
    }

    @Override
    public Map<UUID, List<StayPeriod>> of(Collection<UUID> studentIds) {
        Map<UUID, List<StayPeriod>> stays = new HashMap<>();
        repository.periods(
                studentIds,
                row -> stays.computeIfAbsent(row.getObject(1, UUID.class), student -> new ArrayList<>())
                        .add(period(row)));
        return stays;
    }

    private static StayPeriod period(ResultSet row) throws SQLException {
        MobilityState state = MobilityState.valueOf(row.getString(4));
        LocalDate start = row.getObject(8, LocalDate.class);
        LocalDate end = row.getObject(9, LocalDate.class);
        boolean recognised = state == MobilityState.RECOGNISED || state == MobilityState.CLOSED;
        return new StayPeriod(
                row.getObject(2, UUID.class),
                row.getString(3),
                MobilityKind.valueOf(row.getString(7)).code(),
                state.name(),
                start,
                end,
                interruptions(row.getString(6), new Period(start, end)),
                row.getBoolean(5),
                recognised);
    }

    /** The days away within a segment; while an interruption lasts, it takes the rest of the stay. */
    private static List<Period> interruptions(String text, Period effective) {
        if (text.equals("[]")) {
            return List.of();
        }
        return INTERRUPTIONS.convertToEntityAttribute(text).stream()
                .map(i -> new Period(
                        i.start().isBefore(effective.start()) ? effective.start() : i.start(),
                        i.end() == null || i.end().isAfter(effective.end()) ? effective.end() : i.end()))
                .filter(p -> !p.end().isBefore(p.start()))
                .toList();
    }
}
