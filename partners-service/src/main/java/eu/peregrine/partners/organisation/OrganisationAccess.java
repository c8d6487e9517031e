package eu.peregrine.partners.organisation;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Which organisations the caller may see, maintain and change, and what is published once they did. */
@ApplicationScoped
class OrganisationAccess {

    static final String KIND = "organisation";

    private static final VisibleTo STAFF = VisibleTo.roles(Roles.COORDINATOR, Roles.SECURITY, Roles.FINANCE);
    private static final VisibleTo EVERYBODY = VisibleTo.roles(
            Roles.COORDINATOR,
            Roles.SECURITY,
            Roles.FINANCE,
            Roles.REVIEWER,
            Roles.STUDENT,
            Roles.APPLICANT,
            Roles.PARTNER,
            Roles.FUNDER);

    private final OrganisationRepository repository;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    OrganisationAccess(OrganisationRepository repository, Outbox outbox, Caller caller, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    Audience audience() {
        return Audience.of(caller);
    }

    /** Tells the school's staff who looks after an organisation now. */
    void publishAssignment(Organisation organisation) {
        outbox.publish(organisation, OrganisationAssigned.of(organisation), STAFF);
    }

    boolean isStaff() {
        return caller.staff();
    }

    boolean isOffice() {
        return caller.has(Roles.OFFICER);
    }

    /** @return whether the caller keeps what the organisation says of itself: the office, and a partner its own */
    boolean maintains(Organisation organisation) {
        return isOffice() || caller.has(Roles.PARTNER) && organisation.id().equals(caller.organisationId());
    }

    /** The organisation, for a caller who may see it; 404 otherwise. */
    Organisation visible(UUID id) {
        return repository.visible(id, audience()).orElseThrow(OrganisationAccess::unknown);
    }

    /** The organisation, for the school's staff and the organisation itself; 404 for everybody else. */
    Organisation inside(UUID id) {
        return repository.inside(id, caller.staff(), audience().ownId()).orElseThrow(OrganisationAccess::unknown);
    }

    /** The organisation, for the office, which may change it. */
    Organisation toChange(UUID id, String ifMatch) {
        Organisation organisation = visible(id);
        IfMatch.accepted(ifMatch, organisation);
        return organisation;
    }

    /** The organisation, for those who keep what it says of itself; 404 for everybody else. */
    Organisation toMaintain(UUID id, String ifMatch) {
        Organisation organisation =
                repository.inside(id, isOffice(), audience().ownId()).orElseThrow(OrganisationAccess::unknown);
        IfMatch.accepted(ifMatch, organisation);
        return organisation;
    }

    void publish(Organisation organisation) {
        VisibleTo readers =
                organisation.state() == OrganisationState.PROSPECT ? STAFF.organisation(organisation.id()) : EVERYBODY;
        outbox.publish(organisation, OrganisationEvent.of(organisation), readers);
    }

    /** Publishes what only the school's staff is told. */
    void alert(Organisation organisation, Object balance) {
        outbox.publish(organisation, new BalanceAlertEvent(OrganisationEvent.of(organisation), balance), STAFF);
    }

    /** The database keeps microseconds; what is answered now must read the same later, or its ETag would move. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    private static RuntimeException unknown() {
        return Problems.notFound(KIND);
    }
}
