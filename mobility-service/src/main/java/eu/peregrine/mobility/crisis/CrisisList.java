package eu.peregrine.mobility.crisis;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.AuditWriter;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.stay.Direction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Who is where today, outgoing and incoming, and whom to call. Each reading is in the trail. */
@ApplicationScoped
@Transactional
public class CrisisList {

    /** The trail's name for it. */
    static final String KIND = "crisis-list";

    private final PresenceRepository repository;
    private final OrganisationDirectory organisations;
    private final AuditWriter trail;
    private final Clock clock;

    @Inject
    CrisisList(PresenceRepository repository, OrganisationDirectory organisations, AuditWriter trail, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.trail = trail;
        this.clock = clock;
    }

    /** A page of it. */
    public Page<PersonOnSite> page(ListRequest request, CrisisFilter filter) {
        Page<Presence> page = repository.page(request, filter, LocalDate.now(clock));
        noteReading();
        return new Page<>(people(page.items()), page.next(), page.count());
    }

    /** All of it. */
    public List<PersonOnSite> all(CrisisFilter filter) {
        List<Presence> all = repository.all(filter, LocalDate.now(clock));
        noteReading();
        return people(all);
    }

    private void noteReading() {
        UUID reading = Ids.next();
        trail.write(List.of(trail.row(KIND, reading, new DomainEvent(Ids.next(), KIND + ".read", 1, null))));
    }

    private List<PersonOnSite> people(List<Presence> present) {
        Set<UUID> places = new HashSet<>();
        present.forEach(one -> {
            places.add(one.hostId());
            places.add(one.sendingId());
        });
        Map<UUID, PartnerOrganisation> names = organisations.byIds(places);
        return present.stream().map(one -> person(one, names)).toList();
    }

    private static PersonOnSite person(Presence one, Map<UUID, PartnerOrganisation> names) {
        return new PersonOnSite(
                Ref.to("mobilities", one.mobilityId()),
                one.reference(),
                one.name(),
                Ref.to("students", one.studentId(), LocalizedText.en(one.name())),
                one.direction(),
                one.country(),
                one.place(),
                organisation(one.hostId(), names),
                one.direction() == Direction.INCOMING ? organisation(one.sendingId(), names) : null,
                one.since(),
                one.plannedEnd(),
                one.interrupted(),
                one.email(),
                one.emergencyContacts());
    }

    private static Ref organisation(UUID id, Map<UUID, PartnerOrganisation> names) {
        PartnerOrganisation known = names.get(id);
        return known == null ? Ref.to("organisations", id) : known.ref();
    }
}
