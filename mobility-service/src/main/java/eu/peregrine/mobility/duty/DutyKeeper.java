package eu.peregrine.mobility.duty;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.kit.outbox.Published;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.mobility.convention.Convention;
import eu.peregrine.mobility.convention.Conventions;
import eu.peregrine.mobility.destination.AgreementTold;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.OrganisationTold;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.Extension;
import eu.peregrine.mobility.stay.Extensions;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.stay.MobilityDisputes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the open tasks about each stay what they should be, whenever it changed and whenever a date has come. */
@ApplicationScoped
class DutyKeeper implements DueWork {

    private static final int WITHOUT_FACTSHEET = 5;

    private final DutyRepository watch;
    private final Tasks tasks;
    private final LearningAgreements agreements;
    private final Conventions conventions;
    private final MobilityDisputes disputes;
    private final Extensions extensions;
    private final OrganisationDirectory organisations;
    private final DestinationDirectory destinations;
    private final Clock clock;

    @Inject
    DutyKeeper(
            DutyRepository watch,
            Tasks tasks,
            LearningAgreements agreements,
            Conventions conventions,
            MobilityDisputes disputes,
            Extensions extensions,
            OrganisationDirectory organisations,
            DestinationDirectory destinations,
            Clock clock) {
        this.watch = watch;
        this.tasks = tasks;
        this.agreements = agreements;
        this.conventions = conventions;
        this.disputes = disputes;
        this.extensions = extensions;
        this.organisations = organisations;
        this.destinations = destinations;
        this.clock = clock;
    }

    void changed(@Observes Published change) {
        if (change.kind().equals("mobility")) {
            watch.lookAtOnce(change.id());
        }
    }

    void told(@Observes OrganisationTold news) {
        watch.lookAtOnceWithPartner(news.id());
    }

    void told(@Observes AgreementTold news) {
        watch.lookAtOnceUnder(news.id());
    }

    @Override
    public String name() {
        return "duties";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return watch.due(now, limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        settle(List.of(id), now);
    }

    @Override
    public void settle(List<UUID> ids, Instant now) {
        List<UUID> taken = watch.take(ids, now);
        if (taken.isEmpty()) {
            return;
        }
        List<Mobility> stays = watch.stays(taken);
        Map<UUID, LearningAgreement> signed = agreements.byMobilities(taken);
        Map<UUID, Convention> agreed = conventions.byMobilities(taken);
        Set<UUID> disputed = disputes.disputed(taken);
        Map<UUID, Extension> asked = extensions.open(taken);
        Map<UUID, PartnerOrganisation> partners = organisations.byIds(stays.stream()
                .flatMap(stay -> Stream.of(stay.hostId(), stay.sendingId()))
                .collect(Collectors.toSet()));
        Set<UUID> outOfForce = destinations.outOfForce(stays.stream()
                .map(Mobility::agreementId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, Instant> next = new HashMap<>();
        taken.forEach(id -> next.put(id, null));
        List<Duty> on = new ArrayList<>();
        for (Mobility stay : stays) {
            PartnerOrganisation host = partners.get(stay.hostId());
            List<Duty> duties = StayDuties.of(
                    stay,
                    signed.get(stay.id()),
                    agreed.get(stay.id()),
                    asked.get(stay.id()),
                    host == null ? WITHOUT_FACTSHEET : host.decisionLimitWeeks(),
                    host == null ? WITHOUT_FACTSHEET : host.transcriptLimitWeeks(),
                    host == null
                            ? null
                            : host.nominationDeadline(stay.term(), stay.period().start())
                                    .orElse(null),
                    host == null
                            ? null
                            : host.applicationDeadline(
                                            stay.term(), stay.period().start())
                                    .orElse(null),
                    clock.getZone());
            if (disputed.contains(stay.id())) {
                duties.add(StayDuties.answerDispute(stay, clock.getZone()));
            }
            if (isInDoubt(stay, partners, outOfForce)) {
                duties.add(StayDuties.reconsider(stay, clock.getZone()));
            }
            duties.stream().filter(duty -> duty.isOn(now)).forEach(on::add);
            next.put(
                    stay.id(),
                    duties.stream()
                            .flatMap(Duty::turns)
                            .filter(now::isBefore)
                            .min(Comparator.naturalOrder())
                            .orElse(null));
        }
        tasks.keep(taken, TaskKind.CODES, on.stream().map(Duty::task).toList());
        watch.next(next);
    }

    /** What the host has approved runs to its end under an agreement that was ended, but not at a partner that has withdrawn. */
    private static boolean isInDoubt(Mobility stay, Map<UUID, PartnerOrganisation> partners, Set<UUID> outOfForce) {
        PartnerOrganisation partner =
                partners.get(stay.direction() == Direction.OUTGOING ? stay.hostId() : stay.sendingId());
        boolean withdrawn = partner != null && partner.withdrawn();
        return switch (stay.state()) {
            case PLANNED, NOMINATED, HOST_REJECTED ->
                withdrawn || stay.agreementId() != null && outOfForce.contains(stay.agreementId());
            case HOST_APPROVED, READY -> withdrawn;
            default -> false;
        };
    }
}
