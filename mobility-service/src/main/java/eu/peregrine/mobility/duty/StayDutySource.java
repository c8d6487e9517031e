package eu.peregrine.mobility.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.mobility.convention.Convention;
import eu.peregrine.mobility.convention.Conventions;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.stay.Extension;
import eu.peregrine.mobility.stay.Extensions;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.stay.MobilityDisputes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what the duties about stays hang on, and says which there are. */
@ApplicationScoped
class StayDutySource implements DutySource {

    private static final int WITHOUT_FACTSHEET = 5;

    private final DutyRepository stays;
    private final LearningAgreements agreements;
    private final Conventions conventions;
    private final MobilityDisputes disputes;
    private final Extensions extensions;
    private final OrganisationDirectory organisations;
    private final DestinationDirectory destinations;
    private final Clock clock;

    @Inject
    StayDutySource(
            DutyRepository stays,
            LearningAgreements agreements,
            Conventions conventions,
            MobilityDisputes disputes,
            Extensions extensions,
            OrganisationDirectory organisations,
            DestinationDirectory destinations,
            Clock clock) {
        this.stays = stays;
        this.agreements = agreements;
        this.conventions = conventions;
        this.disputes = disputes;
        this.extensions = extensions;
        this.organisations = organisations;
        this.destinations = destinations;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "mobility";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.CODES;
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        List<Mobility> found = stays.withIds(ids);
        Map<UUID, LearningAgreement> signed = agreements.byMobilities(ids);
        Map<UUID, Convention> agreed = conventions.byMobilities(ids);
        Set<UUID> disputed = disputes.disputed(ids);
        Map<UUID, Extension> asked = extensions.open(ids);
        Map<UUID, PartnerOrganisation> partners = organisations.byIds(found.stream()
                .flatMap(stay -> Stream.of(stay.hostId(), stay.sendingId()))
                .collect(Collectors.toSet()));
        Set<UUID> outOfForce = destinations.outOfForce(found.stream()
                .map(Mobility::agreementId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        Map<UUID, List<Duty>> all = new HashMap<>();
        for (Mobility stay : found) {
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
            all.put(stay.id(), duties);
        }
        return all;
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
