package eu.peregrine.mobility.stay;

import eu.peregrine.mobility.risk.CountryRisks;
import eu.peregrine.mobility.risk.RiskChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Knows of each stay that is not over whether one of its countries asks for a clearance. */
@ApplicationScoped
class Dangers {
    private final MobilityRepository repository;
    private final MobilityNews news;
    private final CountryRisks risks;
    private final Clock clock;

    @Inject
    Dangers(MobilityRepository repository, MobilityNews news, CountryRisks risks, Clock clock) {
        this.repository = repository;
        this.news = news;
        this.risks = risks;
        this.clock = clock;
    }

    /** Marks stays that are about to be published; guests need no clearance. */
    void mark(Collection<Mobility> stays) {
        List<Mobility> outgoing =
                stays.stream().filter(m -> m.direction() == Direction.OUTGOING).toList();
        Set<String> countries =
                outgoing.stream().flatMap(m -> countries(m).stream()).collect(Collectors.toSet());
        Set<String> dangerous = risks.dangerous(countries);
        outgoing.forEach(m -> m.inDanger(countries(m).stream().anyMatch(dangerous::contains)));
    }

    void onChange(@Observes RiskChanged changed) {
        for (Mobility stay : repository.goingTo(changed.country())) {
            boolean dangerous = changed.clearanceNeeded()
                    || !risks.dangerous(countries(stay)).isEmpty();
            if (stay.clearanceNeeded() != dangerous) {
                stay.follow(dangerous, Mobility.bySystem(clock.instant()));
                news.publish(stay);
            }
        }
    }

    private static Set<String> countries(Mobility stay) {
        return stay.segments().stream().map(Segment::hostCountry).collect(Collectors.toSet());
    }
}
