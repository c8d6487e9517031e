package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.mandate.StayPeriod;
import eu.peregrine.mobility.mandate.StayPeriods;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
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
    private final MobilityRepository repository;

    @Inject
    StaysOfStudents(MobilityRepository repository) {
        this.repository = repository;
    }

    @Override
    public Map<UUID, List<StayPeriod>> of(Collection<UUID> studentIds) {
        Map<UUID, List<StayPeriod>> stays = new HashMap<>();
        for (Mobility mobility : repository.ofStudents(studentIds)) {
            List<StayPeriod> own = stays.computeIfAbsent(mobility.studentId(), s -> new ArrayList<>());
            mobility.segments().forEach(segment -> own.add(period(mobility, segment)));
        }
        return stays;
    }

    private static StayPeriod period(Mobility mobility, Segment segment) {
        Period effective = segment.effective();
        boolean recognised = mobility.state() == MobilityState.RECOGNISED || mobility.state() == MobilityState.CLOSED;
        return new StayPeriod(
                mobility.id(),
                mobility.reference(),
                segment.kind().code(),
                mobility.state().name(),
                effective.start(),
                effective.end(),
                interruptions(mobility, effective),
                mobility.fullHostTerm(),
                recognised);
    }

    /** The days away within a segment; while an interruption lasts, it takes the rest of the stay. */
    private static List<Period> interruptions(Mobility mobility, Period effective) {
        return mobility.interruptions().stream()
                .map(i -> new Period(
                        i.start().isBefore(effective.start()) ? effective.start() : i.start(),
                        i.end() == null || i.end().isAfter(effective.end()) ? effective.end() : i.end()))
                .filter(p -> !p.end().isBefore(p.start()))
                .toList();
    }
}
