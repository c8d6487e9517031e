package eu.peregrine.mobility.stay;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows mobilities, with names looked up for all of them at once. */
@ApplicationScoped
@Transactional
public class MobilityViews {
    private final Mobilities mobilities;
    private final OrganisationDirectory organisations;
    private final StudentDirectory students;
    private final LearningAgreements agreements;
    private final Overlaps overlaps;
    private final Caller caller;

    @Inject
    MobilityViews(
            Mobilities mobilities,
            OrganisationDirectory organisations,
            StudentDirectory students,
            LearningAgreements agreements,
            Overlaps overlaps,
            Caller caller) {
        this.mobilities = mobilities;
        this.organisations = organisations;
        this.students = students;
        this.agreements = agreements;
        this.overlaps = overlaps;
        this.caller = caller;
    }

    /** A mobility that the caller may see, with what the caller can do. */
    public MobilityView get(UUID id) {
        return one(mobilities.found(id));
    }

    /** One mobility with what the caller can do. */
    public MobilityView one(Mobility mobility) {
        return view(mobility, names(List.of(mobility)), overlaps.with(mobility), actions(mobility));
    }

    /** Those of the mobilities that the caller may see. */
    public Page<MobilityView> list(ListRequest request, MobilityFilter filter) {
        Page<Mobility> page = mobilities.list(request, filter);
        Names names = names(page.items());
        return new Page<>(
                page.items().stream().map(m -> view(m, names, null, null)).toList(), page.next(), page.count());
    }

    private record Names(
            Map<UUID, PartnerOrganisation> organisations,
            Map<UUID, StudentFacts> students,
            Map<UUID, LearningAgreement> agreements) {

        Ref organisation(UUID id) {
            PartnerOrganisation known = organisations.get(id);
            return known == null ? Ref.to("organisations", id) : known.ref();
        }

        Ref student(UUID id) {
            StudentFacts known = students.get(id);
            return Ref.to("students", id, known == null ? null : LocalizedText.en(known.name()));
        }

        MobilityView.LearningAgreementSummary agreement(UUID mobilityId) {
            LearningAgreement agreement = agreements.get(mobilityId);
            return agreement == null
                    ? null
                    : new MobilityView.LearningAgreementSummary(
                            agreement.state(), agreement.version(), agreement.awaiting());
        }
    }

    private Names names(Collection<Mobility> shown) {
        Set<UUID> places = new HashSet<>();
        shown.forEach(m -> {
            places.add(m.sendingId());
            places.addAll(m.hostIds());
        });
        Set<UUID> people =
                shown.stream().map(Mobility::studentId).filter(Objects::nonNull).collect(Collectors.toSet());
        return new Names(
                organisations.byIds(places),
                students.byIds(people),
                agreements.byMobilities(shown.stream().map(Mobility::id).toList()));
    }

    private MobilityView view(Mobility m, Names names, List<String> overlapping, List<Action> actions) {
        return new MobilityView(
                m.id(),
                m.reference(),
                m.direction(),
                m.kind(),
                m.state(),
                names.student(m.studentId()),
                m.staffName(),
                names.organisation(m.sendingId()),
                names.organisation(m.hostId()),
                m.hostCountry(),
                Ref.to("agreements", m.agreementId()),
                m.agreementId() == null ? null : m.conditionId(),
                Ref.to("destinations", m.destinationId()),
                Ref.to("campaigns", m.campaignId()),
                m.seat(),
                m.academicYear(),
                m.term(),
                m.fullHostTerm(),
                m.period(),
                m.segments().stream().map(s -> segment(s, names)).toList(),
                m.proposalId(),
                m.hostComment(),
                m.missing(),
                m.insurance(),
                m.languageChecked(),
                m.conventionSigned(),
                names.agreement(m.id()),
                m.funded(),
                m.interruptions(),
                m.transcript(),
                m.recognisedEcts(),
                m.cancelReason(),
                m.forceMajeure() ? Boolean.TRUE : null,
                m.clearanceNeeded() ? Boolean.TRUE : null,
                m.clearance(),
                m.clearedUntil(),
                m.insuredUntil(),
                caller.staff() ? m.assignedTo() : null,
                overlapping,
                m.createdAt(),
                m.updatedAt(),
                actions,
                m.version());
    }

    private static MobilityView.SegmentView segment(Segment s, Names names) {
        return new MobilityView.SegmentView(
                names.organisation(s.hostId()),
                s.hostCountry(),
                s.place(),
                s.kind(),
                s.planned(),
                PublicMobility.actual(s));
    }

    private List<Action> actions(Mobility m) {
        Actions actions = Actions.of(Mobilities.PATH + "/" + m.id());
        List<String> legal = m.legalVerbs();
        for (MobilityVerb verb : MobilityVerb.values()) {
            if (!caller.has(verb.roles())) {
                actions.add(verb.path(), false, "Not for your role.");
            } else if (verb.always()) {
                boolean over = m.state() == MobilityState.CLOSED || m.state() == MobilityState.CANCELLED;
                actions.add(verb.path(), !over, "The mobility is " + m.state() + ".");
            } else {
                actions.add(verb.path(), against(m, verb, legal));
            }
        }
        return actions.list();
    }

    private List<String> against(Mobility m, MobilityVerb verb, List<String> legal) {
        if (!legal.contains(verb.path())) {
            return List.of("The mobility is " + m.state() + ".");
        }
        if (verb.hosts() && caller.has(Roles.PARTNER) && !m.hostIds().contains(caller.organisationId())) {
            return List.of("Only the host does this.");
        }
        return verb == MobilityVerb.READY
                ? m.missing().stream().map(Missing::text).toList()
                : List.of();
    }
}
