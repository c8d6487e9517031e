package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.apprenticeship.Apprenticeships;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.destination.ConditionFacts;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.destination.Eligibility;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatLimits;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.storage.References;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import eu.peregrine.mobility.student.Students;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Plans mobilities, changes their content, finds them. Their steps are taken by {@link MobilitySteps}. */
@ApplicationScoped
@Transactional
public class Mobilities {
    /** The path mobilities are served at. */
    static final String PATH = "/api/v1/mobilities";

    private static final int ACADEMIC_YEAR_BEGINS = 9;

    private final MobilityRepository repository;
    private final MobilityNews news;
    private final Parties parties;
    private final OrganisationDirectory organisations;
    private final StudentDirectory students;
    private final Students guests;
    private final DestinationDirectory destinations;
    private final Apprenticeships apprenticeships;
    private final Overlaps overlaps;
    private final Dangers dangers;
    private final Seats seats;
    private final PromisedSeats promised;
    private final References references;
    private final Caller caller;
    private final Acting acting;

    @Inject
    Mobilities(
            MobilityRepository repository,
            MobilityNews news,
            Parties parties,
            OrganisationDirectory organisations,
            StudentDirectory students,
            Students guests,
            DestinationDirectory destinations,
            Apprenticeships apprenticeships,
            Overlaps overlaps,
            Dangers dangers,
            Seats seats,
            PromisedSeats promised,
            References references,
            Caller caller,
            Acting acting) {
        this.repository = repository;
        this.news = news;
        this.parties = parties;
        this.organisations = organisations;
        this.students = students;
        this.guests = guests;
        this.destinations = destinations;
        this.apprenticeships = apprenticeships;
        this.overlaps = overlaps;
        this.dangers = dangers;
        this.seats = seats;
        this.promised = promised;
        this.references = references;
        this.caller = caller;
        this.acting = acting;
    }

    /**
     * Plans a mobility; one that names a destination, or a condition of an agreement, reserves a seat there.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 without a seat or with an overlapping stay, 422 with all that
     *     is wrong; what makes the student not eligible is refused unless a reason is given
     */
    public Mobility plan(MobilityDraft asked) {
        MobilityDraft draft = withGuest(asked);
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a mobility with this id already.");
        }
        UUID home = organisations
                .home()
                .map(PartnerOrganisation::id)
                .orElseThrow(() -> Problems.conflict("no-home", "The home organisation is not known yet."));
        UUID sending = standing(sending(draft, home));
        DestinationFacts destination = draft.destinationId() == null
                ? null
                : destinations.find(draft.destinationId()).orElse(null);
        ConditionFacts condition = draft.conditionId() == null
                ? null
                : destinations.condition(draft.conditionId()).orElse(null);
        Violations violations = new Violations();
        StudentFacts student = draft.studentId() == null
                ? null
                : students.find(draft.studentId()).orElse(null);
        violations.check(
                draft.recorded() == null || caller.has(Roles.OFFICER),
                "/recorded",
                "officer-only",
                "Only an officer records what has happened already.");
        checkParticipant(draft, student, destination, violations);
        checkPlaces(draft, home, sending, destination, violations);
        checkCondition(draft, sending, destination, condition, violations);
        List<SegmentPlan> segments = segments(draft.segments(), draft.kind(), violations);
        overlaps.check(draft.partTime(), violations);
        violations.throwIfAny();
        Place place = Place.of(destination, condition, draft);
        MobilityPlan plan = plan(draft, student, sending, place, segments);
        if (draft.recorded() == null && draft.direction() == Direction.OUTGOING) {
            refuseTooLong(plan.id(), plan.studentId(), segments);
        }
        Mobility mobility = new Mobility(plan, parties.office());
        refuseOverlap(mobility, segments);
        boolean recorded = draft.recorded() != null;
        if (place != null) {
            seats.take(
                    new SeatKey(place.conditionId(), place.academicYear()),
                    recorded ? SeatUse.CONSUMED : SeatUse.RESERVED,
                    1,
                    plan.seatMonths(),
                    place.limits());
        }
        dangers.mark(List.of(mobility));
        repository.persist(mobility);
        news.publish(mobility);
        if (recorded) {
            record(mobility, draft.recorded());
        }
        return mobility;
    }

    /** Changes segments and term; an approval lapses when the content has changed. */
    public Mobility edit(UUID id, String ifMatch, MobilityChange change) {
        return edit(found(id), ifMatch, change);
    }

    /** Changes segments alone. */
    public Mobility edit(UUID id, String ifMatch, Bodies.Segments change) {
        Mobility mobility = found(id);
        return edit(mobility, ifMatch, new MobilityChange(mobility.term(), mobility.fullHostTerm(), change.segments()));
    }

    private Mobility edit(Mobility mobility, String ifMatch, MobilityChange change) {
        UUID id = mobility.id();
        IfMatch.required(ifMatch, mobility);
        Act act = parties.sender(mobility);
        Violations violations = new Violations();
        List<SegmentPlan> segments = segments(change.segments(), mobility.kind(), violations);
        violations.throwIfAny();
        if (mobility.direction() == Direction.OUTGOING) {
            refuseTooLong(id, mobility.studentId(), segments);
        }
        refuseOverlap(mobility, segments);
        SeatHold before = mobility.seat();
        BigDecimal monthsBefore = mobility.seatMonths();
        boolean fullTerm = change.fullHostTerm() == null ? mobility.fullHostTerm() : change.fullHostTerm();
        mobility.edit(segments, change.term(), fullTerm, act);
        dangers.mark(List.of(mobility));
        if (mobility.conditionId() != null) {
            adjustSeat(mobility, before, monthsBefore);
        }
        news.publish(mobility);
        return mobility;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when there is none, or it is not the caller's to see */
    public Mobility found(UUID id) {
        return repository.visible(id, Viewer.of(caller)).orElseThrow(() -> Problems.notFound("mobility"));
    }

    /** Those of the mobilities that the caller may see. */
    public Page<Mobility> list(ListRequest request, MobilityFilter filter) {
        return repository.page(request, filter, Viewer.of(caller));
    }

    /**
     * The students of those mobilities that a list with this filter holds, each once.
     *
     * @param limit how many at most
     */
    public List<UUID> students(MobilityFilter filter, int limit) {
        return repository.students(filter, Viewer.of(caller), limit);
    }

    /** All mobilities that the caller may see, for an export. */
    public Supplier<Stream<MobilityRow>> rows() {
        Viewer viewer = Viewer.of(caller);
        return () -> repository.rows(viewer);
    }

    /** Who is not known yet has a record from now on. */
    private MobilityDraft withGuest(MobilityDraft draft) {
        if (draft.guest() == null) {
            return draft;
        }
        UUID sending = caller.has(Roles.OFFICER, Roles.COORDINATOR) ? draft.sendingId() : caller.organisationId();
        new Violations()
                .check(
                        draft.direction() == Direction.INCOMING && draft.kind() != MobilityKind.STAFF,
                        "/guest",
                        "incoming-only",
                        "A guest is a student who comes to the school.")
                .check(
                        draft.studentId() == null,
                        "/guest",
                        "participant",
                        "Name the student or describe the guest, not both.")
                .check(
                        sending != null && organisations.find(sending).isPresent(),
                        "/sendingId",
                        "unknown-organisation",
                        "Say which known organisation the guest comes from.")
                .throwIfAny();
        LocalDate start = draft.segments().get(0).planned().start();
        LocalDate end =
                draft.segments().get(draft.segments().size() - 1).planned().end();
        return draft.of(
                guests.guest(standing(sending), draft.guest(), academicYear(start), Integer.toString(end.getYear())));
    }

    private void adjustSeat(Mobility mobility, SeatHold before, BigDecimal monthsBefore) {
        SeatKey key = new SeatKey(mobility.conditionId(), mobility.academicYear());
        if (before == SeatHold.CONSUMED && mobility.seat() == SeatHold.RESERVED) {
            seats.move(key, SeatUse.CONSUMED, SeatUse.RESERVED, 1);
        }
        BigDecimal more = mobility.seatMonths().subtract(monthsBefore);
        if (more.signum() > 0) {
            seats.take(key, SeatUse.RESERVED, 0, more, promised.of(mobility));
        } else {
            seats.returnMonths(key, more.negate());
        }
    }

    private void record(Mobility mobility, MobilityDraft.Recorded fact) {
        acting.recordFor(mobility.sendingId());
        Act act = parties.anyOf(null);
        mobility.record(fact.state(), fact.arrivedOn(), fact.departedOn(), Mobility.day(act.at()), act);
        news.publish(mobility);
    }

    private UUID sending(MobilityDraft draft, UUID home) {
        if (draft.direction() == Direction.OUTGOING) {
            if (!caller.has(Roles.OFFICER, Roles.COORDINATOR)) {
                throw Problems.forbidden("A partner plans incoming mobilities only.");
            }
            return home;
        }
        return caller.has(Roles.OFFICER, Roles.COORDINATOR) ? draft.sendingId() : caller.organisationId();
    }

    /** The organisation that stands for one which was merged. */
    private UUID standing(UUID organisation) {
        return organisation == null
                ? null
                : organisations.survivors(List.of(organisation)).getOrDefault(organisation, organisation);
    }

    private void checkParticipant(
            MobilityDraft draft, StudentFacts student, DestinationFacts destination, Violations violations) {
        boolean staff = draft.kind() == MobilityKind.STAFF;
        violations.check(
                staff == (draft.studentId() == null),
                "/studentId",
                "participant",
                staff ? "Staff mobility has no student." : "Say which student goes.");
        violations.check(
                staff == (draft.staffName() != null), "/staffName", "participant", "A name is given for staff only.");
        violations.check(
                draft.destinationId() == null || destination != null,
                "/destinationId",
                "unknown-destination",
                "There is no such destination.");
        violations.check(
                draft.studentId() == null || student != null,
                "/studentId",
                "unknown-student",
                "There is no such student.");
        violations.check(
                student == null
                        || draft.direction() == Direction.OUTGOING
                        || caller.has(Roles.OFFICER, Roles.COORDINATOR)
                        || students.isGuestOf(student.id(), caller.organisationId()),
                "/studentId",
                "unknown-student",
                "A partner nominates its own students; describe somebody new as guest.");
        if (student != null && destination != null && acting.reason() == null) {
            Eligibility.check(student, destination)
                    .forEach(r -> violations.add("/destinationId", r.code(), r.detail()));
        }
    }

    private void checkPlaces(
            MobilityDraft draft, UUID home, UUID sending, DestinationFacts destination, Violations violations) {
        UUID firstHost = standing(draft.segments().get(0).hostId());
        if (draft.direction() == Direction.INCOMING) {
            violations.check(
                    sending != null && organisations.find(sending).isPresent(),
                    "/sendingId",
                    "unknown-organisation",
                    "Say which known organisation the guest comes from.");
            violations.check(
                    firstHost.equals(home),
                    "/segments/0/hostId",
                    "host-is-home",
                    "A guest's first host is the school.");
            violations.check(
                    destination == null, "/destinationId", "outgoing-only", "Destinations are for outgoing stays.");
        } else {
            violations.check(
                    draft.kind() == MobilityKind.CAMPUS || !firstHost.equals(home),
                    "/segments/0/hostId",
                    "host-is-home",
                    "The school cannot be the host of an outgoing stay.");
        }
        violations.check(
                destination == null || destination.atCampus() == (draft.kind() == MobilityKind.CAMPUS),
                "/kind",
                "other-kind",
                "One goes to a campus of the school's own, and only there, with the kind campus.");
        violations.check(
                destination == null || destination.hostId().equals(firstHost),
                "/segments/0/hostId",
                "other-host",
                "The first host is not the destination's.");
    }

    /** What has happened, and what is done for a reason, is under its agreement even when that has left force. */
    private void checkCondition(
            MobilityDraft draft,
            UUID sending,
            DestinationFacts destination,
            ConditionFacts condition,
            Violations violations) {
        if (draft.conditionId() == null) {
            return;
        }
        String at = "/conditionId";
        if (draft.destinationId() != null) {
            violations.check(
                    destination == null || draft.conditionId().equals(destination.conditionId()),
                    at,
                    "other-destination",
                    "The destination follows from another condition; name one of the two.");
            return;
        }
        if (condition == null) {
            violations.add(at, "unknown-condition", "No agreement has such a condition in force, or ever had.");
            return;
        }
        violations.check(
                condition.sendingId().equals(sending)
                        && condition
                                .receivingId()
                                .equals(standing(draft.segments().get(0).hostId())),
                at,
                "other-ends",
                "The condition is for stays between other organisations, or the other way round.");
        violations.check(
                draft.kind().activities().contains(condition.activity()),
                at,
                "other-activity",
                "The condition is for " + condition.activity() + ", not for a stay of kind "
                        + draft.kind().code() + ".");
        AcademicYear year = academicYear(draft, condition);
        violations.check(
                condition.covers(year),
                at,
                "other-year",
                "The condition promises nothing in " + condition.written(year) + ".");
        if (draft.recorded() == null && acting.reason() == null) {
            checkPromise(draft, condition, violations);
        }
    }

    private void checkPromise(MobilityDraft draft, ConditionFacts condition, Violations violations) {
        String at = "/conditionId";
        boolean outgoing = draft.direction() == Direction.OUTGOING;
        violations.check(
                condition.inForce(),
                at,
                "not-in-force",
                "The agreement is not in force; what goes on nevertheless needs a reason in the header X-Reason.");
        violations.check(
                organisations
                        .find(outgoing ? condition.receivingId() : condition.sendingId())
                        .filter(PartnerOrganisation::withdrawn)
                        .isEmpty(),
                at,
                "partner-not-active",
                "The partner is suspended or archived; what goes on nevertheless needs a reason in the header X-Reason.");
        violations.check(
                !outgoing || !draft.kind().nominated(),
                at,
                "destination-wanted",
                "Studies abroad take a destination's place, whose host says whom it welcomes; name destinationId.");
    }

    private static AcademicYear academicYear(MobilityDraft draft, ConditionFacts condition) {
        return AcademicYear.valid(draft.academicYear())
                ? condition.written(AcademicYear.of(draft.academicYear()))
                : condition.yearOf(draft.segments().get(0).planned().start());
    }

    /** The seat that a mobility takes: a destination's, or one of a condition that is no destination. */
    private record Place(
            UUID agreementId,
            UUID conditionId,
            UUID destinationId,
            String academicYear,
            String term,
            SeatLimits limits) {

        static Place of(DestinationFacts destination, ConditionFacts condition, MobilityDraft draft) {
            if (destination != null) {
                return new Place(
                        destination.agreementId(),
                        destination.conditionId(),
                        destination.id(),
                        destination.academicYear(),
                        destination.term(),
                        new SeatLimits(destination.seatsPromised(), destination.monthsPromised()));
            }
            return condition == null
                    ? null
                    : new Place(
                            condition.agreementId(),
                            condition.id(),
                            null,
                            Mobilities.academicYear(draft, condition).toString(),
                            draft.term(),
                            new SeatLimits(condition.people(), condition.months()));
        }
    }

    private List<SegmentPlan> segments(List<SegmentDraft> drafts, MobilityKind kind, Violations violations) {
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                drafts.stream().map(SegmentDraft::hostId).distinct().toList());
        List<SegmentPlan> segments = new ArrayList<>();
        for (int i = 0; i < drafts.size(); i++) {
            SegmentDraft draft = drafts.get(i);
            PartnerOrganisation host = hosts.get(draft.hostId());
            violations.check(
                    host != null,
                    "/segments/" + i + "/hostId",
                    "unknown-organisation",
                    "There is no such organisation.");
            String country = host == null ? null : host.country();
            MobilityKind here = draft.kind() == null ? kind : draft.kind();
            UUID hostId = host == null ? draft.hostId() : host.id();
            segments.add(new SegmentPlan(hostId, country, draft.place(), here, draft.planned()));
        }
        return segments;
    }

    private MobilityPlan plan(
            MobilityDraft draft, StudentFacts student, UUID sending, Place place, List<SegmentPlan> segments) {
        boolean seat = place != null;
        BigDecimal months = Mobility.months(
                segments.stream().mapToLong(s -> s.planned().days()).sum());
        String year = draft.academicYear() == null
                ? academicYear(segments.get(0).planned().start())
                : draft.academicYear();
        return new MobilityPlan(
                Ids.orNext(draft.id()),
                references.next(draft.direction().prefix()),
                draft.direction(),
                draft.kind(),
                draft.studentId(),
                student == null ? null : student.programmeId(),
                student == null ? null : student.cohort(),
                draft.direction() == Direction.OUTGOING && student != null && Apprenticeships.isApprentice(student),
                draft.staffName(),
                sending,
                seat ? place.agreementId() : null,
                seat ? place.conditionId() : null,
                seat ? place.destinationId() : null,
                seat ? months : null,
                null,
                false,
                seat ? place.academicYear() : year,
                seat ? place.term() : draft.term(),
                overlaps.exclusive(draft.partTime()),
                draft.fullHostTerm() == null ? seat && place.destinationId() != null : draft.fullHostTerm(),
                segments);
    }

    private void refuseTooLong(UUID id, UUID student, List<SegmentPlan> segments) {
        List<Period> days = segments.stream().map(SegmentPlan::planned).toList();
        apprenticeships.require(new Apprenticeships.Planned(student, id, days), "/segments");
    }

    private void refuseOverlap(Mobility mobility, List<SegmentPlan> segments) {
        segments.forEach(segment -> overlaps.refuse(
                mobility, segment.planned().start(), segment.planned().end()));
    }

    /** From September to August, as here. */
    static String academicYear(LocalDate day) {
        int start = day.getMonthValue() >= ACADEMIC_YEAR_BEGINS ? day.getYear() : day.getYear() - 1;
        return start + "/" + (start + 1);
    }
}
