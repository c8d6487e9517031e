package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** What one can do with the parts of an organisation: units, contacts, labels, memberships and the factsheet. */
@ApplicationScoped
@Transactional
public class OrganisationParts {

    private final OrganisationAccess access;
    private final OrganisationRepository repository;

    @Inject
    OrganisationParts(OrganisationAccess access, OrganisationRepository repository) {
        this.access = access;
        this.repository = repository;
    }

    UnitView.UnitList units(UUID id) {
        return UnitView.allOf(access.visible(id).unlessMerged());
    }

    UnitView unit(UUID id, UUID unitId) {
        return one(UnitView.allOf(access.visible(id).unlessMerged()), unitId);
    }

    UnitView addUnit(UUID id, String ifMatch, UnitDraft draft) {
        Organisation organisation = access.toMaintain(id, ifMatch);
        refuseBeyondLimit(organisation.units().size());
        UUID unitId = newId(draft.id(), repository.isUnit(draft.id()));
        organisation.addUnit(unitId, draft, access.now());
        access.publish(organisation);
        return one(UnitView.allOf(organisation), unitId);
    }

    UnitView changeUnit(UUID id, UUID unitId, String ifMatch, UnitDraft draft) {
        Organisation organisation = toReplace(id, ifMatch);
        organisation.changeUnit(unitId, draft, access.now());
        access.publish(organisation);
        return one(UnitView.allOf(organisation), unitId);
    }

    void removeUnit(UUID id, UUID unitId, String ifMatch) {
        Organisation organisation = toReplace(id, ifMatch);
        organisation.removeUnit(unitId, access.now());
        access.publish(organisation);
    }

    ContactView.ContactList contacts(UUID id) {
        return ContactView.allOf(access.inside(id).unlessMerged());
    }

    ContactView contact(UUID id, UUID contactId) {
        return one(ContactView.allOf(access.inside(id).unlessMerged()), contactId);
    }

    ContactView addContact(UUID id, String ifMatch, ContactDraft draft) {
        Organisation organisation = access.toMaintain(id, ifMatch);
        refuseBeyondLimit(organisation.contacts().size());
        UUID contactId = newId(draft.id(), repository.isContact(draft.id()));
        organisation.addContact(contactId, draft, access.now());
        access.publish(organisation);
        return one(ContactView.allOf(organisation), contactId);
    }

    ContactView changeContact(UUID id, UUID contactId, String ifMatch, ContactDraft draft) {
        Organisation organisation = toReplace(id, ifMatch);
        refuseOtherId(contactId, draft.id());
        organisation.changeContact(contactId, draft, access.now());
        access.publish(organisation);
        return one(ContactView.allOf(organisation), contactId);
    }

    void removeContact(UUID id, UUID contactId, String ifMatch) {
        Organisation organisation = toReplace(id, ifMatch);
        organisation.removeContact(contactId, access.now());
        access.publish(organisation);
    }

    LabelList labels(UUID id, LocalDate validOn) {
        Organisation organisation = access.visible(id).unlessMerged();
        List<LabelView> labels = organisation.labels().stream()
                .map(OrganisationLabel::toView)
                .filter(label -> validOn == null || label.isValidOn(validOn))
                .toList();
        return new LabelList(labels, organisation.version());
    }

    LabelList endLabel(UUID id, UUID labelId, String ifMatch, LocalDate validUntil) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.endLabel(labelId, validUntil, access.now());
        access.publish(organisation);
        return labels(id, null);
    }

    void withdrawLabel(UUID id, UUID labelId, String ifMatch) {
        Organisation organisation = access.visible(id);
        IfMatch.required(ifMatch, organisation);
        organisation.withdrawLabel(labelId, access.now());
        access.publish(organisation);
    }

    MembershipDetails.MembershipList memberships(UUID id) {
        return MembershipDetails.allOf(access.inside(id).unlessMerged());
    }

    MembershipDetails.MembershipList leave(UUID id, UUID membershipId, String ifMatch, LocalDate end) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.leave(membershipId, end, access.now());
        access.publish(organisation);
        return MembershipDetails.allOf(organisation);
    }

    MembershipDetails.MembershipList delegate(UUID id, UUID membershipId, String ifMatch, List<UUID> delegates) {
        Organisation organisation = toReplace(id, ifMatch);
        organisation.delegate(membershipId, delegates, access.now());
        access.publish(organisation);
        return MembershipDetails.allOf(organisation);
    }

    FactsheetView factsheet(UUID id) {
        Organisation organisation = access.visible(id).unlessMerged();
        if (organisation.factsheet() == null) {
            throw Problems.notFound("factsheet");
        }
        return FactsheetView.of(organisation, access.maintains(organisation));
    }

    FactsheetView tell(UUID id, String ifMatch, Factsheet factsheet) {
        Organisation organisation = toReplace(id, ifMatch);
        organisation.tell(factsheet, access.now());
        access.publish(organisation);
        return FactsheetView.of(organisation, true);
    }

    private Organisation toReplace(UUID id, String ifMatch) {
        Organisation organisation = access.toMaintain(id, null);
        IfMatch.required(ifMatch, organisation);
        return organisation;
    }

    private static UnitView one(UnitView.UnitList units, UUID id) {
        return units.items().stream()
                .filter(unit -> unit.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("unit"));
    }

    private static ContactView one(ContactView.ContactList contacts, UUID id) {
        return contacts.items().stream()
                .filter(contact -> contact.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("contact"));
    }

    private static UUID newId(UUID wished, boolean taken) {
        if (taken) {
            throw Problems.conflict("id-taken", "There is one with the id " + wished + " already.");
        }
        return wished == null ? Ids.next() : wished;
    }

    private static void refuseBeyondLimit(int held) {
        if (held >= OrganisationLine.MAX_PARTS) {
            throw Problems.conflict(
                    "too-many", "An organisation has at most " + OrganisationLine.MAX_PARTS + " of these.");
        }
    }

    private static void refuseOtherId(UUID id, UUID said) {
        Violations violations = new Violations();
        violations.check(said == null || said.equals(id), "/id", "other-id", "An id never changes.");
        violations.throwIfAny();
    }
}
