package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * An organisation that the school knows: a partner university, a company, an embassy, a network, a funder, or the school
 * itself. Source of the rules: design, domain, "Organisation".
 */
@Entity
@Table(name = "organisation")
public class Organisation extends AggregateRoot {

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    @Enumerated(EnumType.STRING)
    private NetworkKind networkKind;

    @Enumerated(EnumType.STRING)
    private OrganisationState state;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_fr")
    private String nameFr;

    private String country;
    private String city;
    private BigDecimal latitude;
    private BigDecimal longitude;
    private String website;

    @Embedded
    private Identifiers identifiers;

    private boolean home;
    private boolean illustrative;
    private Instant modifiedAt;

    /** What {@code q} searches; the database keeps it. */
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    /** The words of the same as a typo may have left them; the database keeps them, queries alone read them. */
    @Basic(fetch = FetchType.LAZY)
    @Column(insertable = false, updatable = false)
    private String[] searchWords;

    /** The English name without accents and case; the database keeps it. */
    @Column(insertable = false, updatable = false)
    private String nameKey;

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("validFrom, label")
    private List<OrganisationLabel> labels = new ArrayList<>();

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("startsOn, networkId")
    private List<NetworkMembership> memberships = new ArrayList<>();

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("nameEn, id")
    private List<OrganisationUnit> units = new ArrayList<>();

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("role, name, id")
    private List<OrganisationContact> contacts = new ArrayList<>();

    @JdbcTypeCode(SqlTypes.JSON)
    private Factsheet factsheet;

    private String suspensionReason;

    /** Subject of the officer who looks after it. */
    private String assignedTo;

    /** The survivor, once it was found to be another's duplicate. */
    private UUID mergedInto;

    /** For the persistence provider. */
    protected Organisation() {}

    private Organisation(UUID id) {
        super(id);
    }

    /**
     * Registers an organisation.
     *
     * @param id its id
     * @param draft what is said about it
     * @param state {@code PROSPECT} for a new one; whatever it is by now for an imported one
     * @param now the domain's time
     * @return the organisation, with {@code organisation.registered} raised
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of the rules
     */
    public static Organisation register(UUID id, OrganisationDraft draft, OrganisationState state, Instant now) {
        OrganisationRules.check(draft).throwIfAny();
        Organisation organisation = new Organisation(id);
        organisation.state = state;
        organisation.take(draft, now);
        organisation.raise("organisation.registered");
        return organisation;
    }

    /**
     * Replaces what is said about the organisation. Nothing happens when nothing differs.
     *
     * @param draft the new statement; its {@code id} plays no part
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 422 with every violation of the rules
     */
    public void replace(OrganisationDraft draft, Instant now) {
        refuseWhenArchived("edit");
        Violations violations = OrganisationRules.check(draft);
        violations.check(
                kind != OrganisationKind.NETWORK || draft.kind() == OrganisationKind.NETWORK,
                "/kind",
                "network-stays-network",
                "A network may have members, so it stays a network.");
        violations.throwIfAny();
        if (isSaidBy(draft)) {
            return;
        }
        take(draft, now);
        raise("organisation.updated");
    }

    /**
     * Makes a prospect a partner, or lifts a suspension.
     *
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 in any other state
     */
    public void activate(Instant now) {
        move(OrganisationVerb.ACTIVATE, OrganisationState.ACTIVE, "organisation.activated", now);
    }

    /**
     * Stops anything new with a partner; what has been approved goes on.
     *
     * @param reason why; the school's staff sees it until the suspension is lifted. Null where nobody said
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless active; 422 for the home school
     */
    public void suspend(String reason, Instant now) {
        refuseForHome("suspended");
        move(OrganisationVerb.SUSPEND, OrganisationState.SUSPENDED, "organisation.suspended", now);
        suspensionReason = reason;
    }

    /**
     * Ends the relation for good; the record stays.
     *
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived already; 422 for the home school
     */
    public void archive(Instant now) {
        refuseForHome("archived");
        move(OrganisationVerb.ARCHIVE, OrganisationState.ARCHIVED, "organisation.archived", now);
    }

    /**
     * Adds a label.
     *
     * @param draft the label
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, when it has that label from that issuer and day
     *     already, or 50 of them; 422 when it ends before it starts
     */
    public void label(LabelDraft draft, Instant now) {
        refuseWhenArchived("label");
        addLabel(draft, "");
        changed("organisation.labelled", now);
    }

    /**
     * Ends a label, or says anew when it ends.
     *
     * @param labelId of the label
     * @param validUntil its last day
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when it has no such label, 422 when it would end before it starts
     */
    public void endLabel(UUID labelId, LocalDate validUntil, Instant now) {
        refuseWhenArchived("end a label of");
        OrganisationLabel held = labelOf(labelId);
        Violations violations = new Violations();
        OrganisationRules.checkPeriod(held.toDraft().validFrom(), validUntil, "/validUntil", violations);
        violations.throwIfAny();
        if (!validUntil.equals(held.toDraft().validUntil())) {
            held.end(validUntil);
            changed("organisation.label-ended", now);
        }
    }

    /**
     * Takes back a label that was entered by mistake, as if it had never been held.
     *
     * @param labelId of the label
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when it has no such label
     */
    public void withdrawLabel(UUID labelId, Instant now) {
        refuseWhenArchived("withdraw a label of");
        labels.remove(labelOf(labelId));
        changed("organisation.label-withdrawn", now);
    }

    /**
     * Makes the organisation a member of a network.
     *
     * @param network the network
     * @param draft role and period
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, when it is a member in that period already, or of 50
     *     networks, 422 when the other is not a network, was merged or archived, or is this organisation itself, or a delegate is
     *     not its contact
     */
    public void join(Organisation network, MembershipDraft draft, Instant now) {
        refuseWhenArchived("join");
        new Violations()
                .check(
                        network.mergedInto != null || network.state != OrganisationState.ARCHIVED,
                        "/networkId",
                        "network-archived",
                        "That network is archived; nobody joins it any more.")
                .throwIfAny();
        addMembership(network, draft, "");
        changed("organisation.member-joined", now);
    }

    /**
     * Ends a membership, or says anew when it ends.
     *
     * @param membershipId of the membership
     * @param end its last day
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when there is no such membership, 422 when it would end before it
     *     starts
     */
    public void leave(UUID membershipId, LocalDate end, Instant now) {
        refuseWhenArchived("leave");
        NetworkMembership held = membership(membershipId);
        Violations violations = new Violations();
        OrganisationRules.checkPeriod(held.toDraft().start(), end, "/end", violations);
        violations.throwIfAny();
        if (!end.equals(held.toDraft().end())) {
            held.end(end);
            changed("organisation.member-left", now);
        }
    }

    /**
     * Says who speaks for the organisation in a network.
     *
     * @param membershipId of the membership
     * @param delegates ids of its contacts; they replace those of before
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when there is no such membership, 422 when one is not its contact
     */
    public void delegate(UUID membershipId, List<UUID> delegates, Instant now) {
        refuseWhenArchived("delegate");
        NetworkMembership held = membership(membershipId);
        Violations violations = new Violations();
        checkDelegates(delegates, "", violations);
        violations.throwIfAny();
        if (!delegates.equals(held.delegates())) {
            held.delegate(delegates);
            changed("organisation.delegates-changed", now);
        }
    }

    /**
     * Adds a unit.
     *
     * @param unitId its id
     * @param draft what it is
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 422 with every violation of the rules
     */
    public void addUnit(UUID unitId, UnitDraft draft, Instant now) {
        refuseWhenArchived("add a unit to");
        Violations violations = new Violations();
        UnitRules.check(unitId, draft, units, "", violations);
        violations.throwIfAny();
        units.add(new OrganisationUnit(this, unitId, draft));
        changed("organisation.units-changed", now);
    }

    /**
     * Replaces what is said about a unit.
     *
     * @param unitId of the unit
     * @param draft what it is
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when it has no such unit, 422 with every violation of the rules
     */
    public void changeUnit(UUID unitId, UnitDraft draft, Instant now) {
        refuseWhenArchived("change a unit of");
        OrganisationUnit unit = unit(unitId);
        Violations violations = new Violations();
        UnitRules.check(unitId, draft, units, "", violations);
        violations.throwIfAny();
        if (!unit.toDraft().equals(draft.withId(unitId))) {
            unit.take(draft);
            changed("organisation.units-changed", now);
        }
    }

    /**
     * Removes a unit that nothing belongs to.
     *
     * @param unitId of the unit
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when it has no such unit, 409 when units or contacts belong to it
     */
    public void removeUnit(UUID unitId, Instant now) {
        refuseWhenArchived("remove a unit of");
        OrganisationUnit unit = unit(unitId);
        if (units.stream().anyMatch(other -> unitId.equals(other.parentId()))
                || contacts.stream().anyMatch(contact -> unitId.equals(contact.unitId()))) {
            throw Problems.conflict("unit-in-use", "Other units or contacts belong to it; move them first.");
        }
        units.remove(unit);
        changed("organisation.units-changed", now);
    }

    /**
     * Adds a contact.
     *
     * @param contactId its id
     * @param draft who it is
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 422 with every violation of the rules
     */
    public void addContact(UUID contactId, ContactDraft draft, Instant now) {
        refuseWhenArchived("add a contact to");
        Violations violations = new Violations();
        checkContact(draft, "", violations);
        violations.throwIfAny();
        contacts.add(new OrganisationContact(this, contactId, draft));
        changed("organisation.contacts-changed", now);
    }

    /**
     * Replaces what is said about a contact.
     *
     * @param contactId of the contact
     * @param draft who it is
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 404 when it has no such contact, 422 with every violation of the rules
     */
    public void changeContact(UUID contactId, ContactDraft draft, Instant now) {
        refuseWhenArchived("change a contact of");
        OrganisationContact contact = contact(contactId);
        Violations violations = new Violations();
        checkContact(draft, "", violations);
        violations.throwIfAny();
        if (!contact.toDraft().equals(draft.withId(contactId))) {
            contact.take(draft);
            changed("organisation.contacts-changed", now);
        }
    }

    /**
     * Forgets a contact, also as a delegate to networks; of an archived organisation too, since it is personal data.
     *
     * @param contactId of the contact
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 404 when it has no such contact
     */
    public void removeContact(UUID contactId, Instant now) {
        contacts.remove(contact(contactId));
        memberships.forEach(membership -> membership.forget(contactId));
        changed("organisation.contacts-changed", now);
    }

    /**
     * Replaces the factsheet. Nothing happens when nothing differs.
     *
     * @param newFactsheet what the organisation tells those who send it students
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when archived, 422 with every violation of the rules
     */
    public void tell(Factsheet newFactsheet, Instant now) {
        refuseWhenArchived("edit the factsheet of");
        Violations violations = new Violations();
        FactsheetRules.check(newFactsheet, "", violations);
        violations.throwIfAny();
        if (!newFactsheet.equals(factsheet)) {
            factsheet = newFactsheet;
            changed("organisation.factsheet-changed", now);
        }
    }

    /**
     * Takes what comes with the registration, without events of its own.
     *
     * @param line the line of an import
     * @param networks the networks that the line names and that exist, by id
     * @param minted makes an id for what comes without one
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of the rules
     */
    void complete(OrganisationLine line, Map<UUID, Organisation> networks, Supplier<UUID> minted) {
        Violations violations = new Violations();
        for (int i = 0; i < line.units().size(); i++) {
            UnitDraft draft = line.units().get(i);
            UUID unitId = draft.id() == null ? minted.get() : draft.id();
            UnitRules.check(unitId, draft, units, "/units/" + i, violations);
            violations.check(
                    units.stream().noneMatch(held -> held.id().equals(unitId)),
                    "/units/" + i + "/id",
                    "id-twice",
                    "Another unit has this id.");
            units.add(new OrganisationUnit(this, unitId, draft));
        }
        for (int i = 0; i < line.contacts().size(); i++) {
            ContactDraft draft = line.contacts().get(i);
            checkContact(draft, "/contacts/" + i, violations);
            violations.check(
                    draft.id() == null
                            || contacts.stream().noneMatch(held -> held.id().equals(draft.id())),
                    "/contacts/" + i + "/id",
                    "id-twice",
                    "Another contact has this id.");
            contacts.add(new OrganisationContact(this, draft.id() == null ? minted.get() : draft.id(), draft));
        }
        if (line.factsheet() != null) {
            FactsheetRules.check(line.factsheet(), "/factsheet", violations);
            factsheet = line.factsheet();
        }
        violations.throwIfAny();
        for (int i = 0; i < line.labels().size(); i++) {
            addLabel(line.labels().get(i), "/labels/" + i);
        }
        for (int i = 0; i < line.memberships().size(); i++) {
            MembershipDraft draft = line.memberships().get(i);
            addMembership(networks.get(draft.networkId()), draft, "/memberships/" + i);
        }
        suspensionReason = line.suspensionReason();
        mergedInto = line.mergedInto();
        assignedTo = line.assignedTo();
    }

    /**
     * Makes its memberships in a network that was merged memberships in the network that stands for it, unless it has those
     * already.
     *
     * @param merged the network that was merged
     * @param survivor the one that stands for it
     * @param now the domain's time
     */
    void rejoin(UUID merged, Organisation survivor, Instant now) {
        List<NetworkMembership> former = memberships.stream()
                .filter(membership -> membership.networkId().equals(merged))
                .toList();
        memberships.removeAll(former);
        // The survivor, once a member of what it stands for now, is no member of itself.
        former.stream()
                .filter(membership -> !survivor.id().equals(id()))
                .map(membership -> membership.in(survivor))
                .filter(moved -> memberships.stream().noneMatch(held -> held.overlaps(moved.toDraft())))
                .forEach(memberships::add);
        changed("organisation.member-joined", now);
    }

    /**
     * Hands everything over to the organisation that stands for this one. What stays are the name, and identifiers that the
     * other has differently.
     *
     * @param survivor the one that stands for it from now on
     * @param now the domain's time
     * @return what the survivor is to take over
     */
    Estate handOver(Organisation survivor, Instant now) {
        OrganisationDraft said = toDraft();
        Estate estate = new Estate(
                said,
                factsheet,
                labels.stream().map(OrganisationLabel::toDraft).toList(),
                List.copyOf(memberships),
                units(),
                contacts(),
                assignedTo);
        labels.clear();
        memberships.clear();
        units.clear();
        contacts.clear();
        factsheet = null;
        assignedTo = null;
        identifiers = identifiers().without(survivor.identifiers());
        mergedInto = survivor.id();
        OrganisationState from = state;
        state = OrganisationState.ARCHIVED;
        suspensionReason = null;
        modifiedAt = now;
        raise("organisation.merged", from);
        return estate;
    }

    /**
     * The organisation that stands for this one was merged too: from now on another does.
     *
     * @param survivor the other
     * @param now the domain's time
     */
    void follow(Organisation survivor, Instant now) {
        mergedInto = survivor.id();
        modifiedAt = now;
        raise("organisation.merged", state);
    }

    /**
     * Takes over from a duplicate what this one lacks.
     *
     * @param estate what the duplicate hands over
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 422 when together they have more labels, memberships, units or contacts
     *     than one organisation may have
     */
    void absorb(Estate estate, Instant now) {
        OrganisationDraft said = estate.said();
        identifiers = identifiers().orElse(said.identifiersOrNone());
        nameFr = nameFr == null ? said.name().fr() : nameFr;
        website = website == null ? said.website() : website;
        if (latitude == null) {
            latitude = said.latitude();
            longitude = said.longitude();
        }
        factsheet = factsheet == null ? estate.factsheet() : factsheet;
        assignedTo = assignedTo == null ? estate.assignedTo() : assignedTo;
        estate.labels().stream()
                .filter(label -> labels.stream().noneMatch(held -> held.isSameAs(label)))
                .forEach(label -> labels.add(new OrganisationLabel(this, label)));
        Map<UUID, UUID> unitIds = new HashMap<>();
        estate.units().forEach(unit -> unitIds.put(unit.id(), twinOf(unit)));
        estate.units().stream()
                .filter(unit -> unitIds.get(unit.id()).equals(unit.id()))
                .forEach(unit -> units.add(
                        new OrganisationUnit(this, unit.id(), unit.withParent(unitIds.get(unit.parentId())))));
        Map<UUID, UUID> contactIds = new HashMap<>();
        estate.contacts().forEach(contact -> contactIds.put(contact.id(), twinOf(contact)));
        estate.contacts().stream()
                .filter(contact -> contactIds.get(contact.id()).equals(contact.id()))
                .forEach(contact -> contacts.add(
                        new OrganisationContact(this, contact.id(), contact.in(unitIds.get(contact.unitId())))));
        estate.memberships().stream()
                .filter(membership -> !membership.networkId().equals(id()))
                .filter(membership -> memberships.stream().noneMatch(held -> held.overlaps(membership.toDraft())))
                .forEach(membership -> memberships.add(membership.of(this, contactIds)));
        refuseTooMuchTogether();
        changed("organisation.absorbed", now);
    }

    private void refuseTooMuchTogether() {
        Violations violations = new Violations();
        checkTogether(labels.size(), OrganisationLine.MAX_TIES, "labels", violations);
        checkTogether(memberships.size(), OrganisationLine.MAX_TIES, "memberships", violations);
        checkTogether(units.size(), OrganisationLine.MAX_PARTS, "units", violations);
        checkTogether(contacts.size(), OrganisationLine.MAX_PARTS, "contacts", violations);
        violations.throwIfAny();
    }

    private static void checkTogether(int held, int most, String what, Violations violations) {
        violations.check(
                held <= most,
                "/into",
                "too-many",
                "Together they have " + held + " " + what + ", and an organisation has at most " + most
                        + ". Take some of one of the two away first.");
    }

    /** The unit that has the same code here, or else the unit itself. */
    private UUID twinOf(UnitDraft unit) {
        return units.stream()
                .filter(held -> unit.code() != null && unit.code().equals(held.code()))
                .map(OrganisationUnit::id)
                .findFirst()
                .orElse(unit.id());
    }

    /** The contact who does the same here under the same name, or else the contact itself. */
    private UUID twinOf(ContactDraft contact) {
        return contacts.stream()
                .map(OrganisationContact::toDraft)
                .filter(held -> held.role() == contact.role() && held.name().equals(contact.name()))
                .map(ContactDraft::id)
                .findFirst()
                .orElse(contact.id());
    }

    private void addLabel(LabelDraft draft, String pointer) {
        Violations violations = new Violations();
        OrganisationRules.checkPeriod(draft.validFrom(), draft.validUntil(), pointer + "/validUntil", violations);
        violations.throwIfAny();
        if (labels.stream().anyMatch(held -> held.isSameAs(draft))) {
            throw Problems.conflict("label-held", "It holds " + draft.label() + " from that issuer and day already.");
        }
        refuseBeyondLimit(labels.size(), "labels");
        labels.add(new OrganisationLabel(this, draft));
    }

    private void addMembership(Organisation network, MembershipDraft draft, String pointer) {
        Violations violations = new Violations();
        OrganisationRules.checkPeriod(draft.start(), draft.end(), pointer + "/end", violations);
        violations.check(
                network.kind == OrganisationKind.NETWORK && !network.id().equals(id()),
                pointer + "/networkId",
                "not-a-network",
                "One joins an organisation of kind network, and not itself.");
        violations.check(
                network.mergedInto == null,
                pointer + "/networkId",
                "merged-already",
                "That network was merged; name the one that stands for it, " + network.mergedInto + ".");
        checkDelegates(draft.delegates(), pointer, violations);
        violations.throwIfAny();
        if (memberships.stream().anyMatch(held -> held.overlaps(draft))) {
            throw Problems.conflict("member-already", "It is a member of that network in that period already.");
        }
        refuseBeyondLimit(memberships.size(), "memberships");
        memberships.add(new NetworkMembership(this, network, draft));
    }

    private static void refuseBeyondLimit(int held, String what) {
        if (held >= OrganisationLine.MAX_TIES) {
            throw Problems.conflict(
                    "too-many", "An organisation has at most " + OrganisationLine.MAX_TIES + " " + what + ".");
        }
    }

    private void checkDelegates(List<UUID> delegates, String at, Violations violations) {
        for (int i = 0; i < delegates.size(); i++) {
            UUID delegate = delegates.get(i);
            violations.check(
                    contacts.stream().anyMatch(contact -> contact.id().equals(delegate)),
                    at + "/delegates/" + i,
                    "not-a-contact",
                    "A delegate is one of the organisation's contacts.");
            violations.check(
                    delegates.indexOf(delegate) == i,
                    at + "/delegates/" + i,
                    "delegate-twice",
                    "A delegate stands here only once.");
        }
    }

    private void checkContact(ContactDraft draft, String at, Violations violations) {
        violations.check(
                draft.email() != null || draft.phone() != null,
                at + "/email",
                "not-reachable",
                "A contact has an e-mail address, a phone number or both.");
        violations.check(
                draft.unitId() == null
                        || units.stream().anyMatch(unit -> unit.id().equals(draft.unitId())),
                at + "/unitId",
                "unknown-unit",
                "The organisation has no unit with that id.");
    }

    private OrganisationLabel labelOf(UUID labelId) {
        return held(labels, label -> label.id().equals(labelId), "label");
    }

    private NetworkMembership membership(UUID membershipId) {
        return held(memberships, membership -> membership.id().equals(membershipId), "membership");
    }

    private OrganisationUnit unit(UUID unitId) {
        return held(units, unit -> unit.id().equals(unitId), "unit");
    }

    private OrganisationContact contact(UUID contactId) {
        return held(contacts, contact -> contact.id().equals(contactId), "contact");
    }

    private static <T> T held(List<T> parts, Predicate<T> wanted, String what) {
        return parts.stream().filter(wanted).findFirst().orElseThrow(() -> Problems.notFound(what));
    }

    /** A paper was attached to it. */
    void attached(Instant now) {
        refuseWhenArchived("attach to");
        changed("organisation.document-attached", now);
    }

    private void changed(String event, Instant now) {
        modifiedAt = now;
        raise(event);
    }

    private void refuseWhenArchived(String verb) {
        if (state == OrganisationState.ARCHIVED) {
            throw Problems.illegalTransition("organisation", state, verb, state.verbs());
        }
    }

    private void move(OrganisationVerb verb, OrganisationState to, String event, Instant now) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("organisation", state, verb.word(), state.verbs());
        }
        OrganisationState from = state;
        state = to;
        suspensionReason = null;
        modifiedAt = now;
        raise(event, from);
    }

    private void refuseForHome(String what) {
        if (home) {
            Violations violations = new Violations();
            violations.add("", "home-stays", "The home school cannot be " + what + ".");
            violations.throwIfAny();
        }
    }

    private void take(OrganisationDraft draft, Instant now) {
        kind = draft.kind();
        networkKind = draft.networkKind();
        nameEn = draft.name().en();
        nameFr = draft.name().fr();
        country = draft.country();
        city = draft.city();
        latitude = draft.latitude();
        longitude = draft.longitude();
        website = draft.website();
        identifiers = draft.identifiersOrNone();
        home = draft.isHome();
        illustrative = draft.isIllustrative();
        modifiedAt = now;
    }

    private boolean isSaidBy(OrganisationDraft draft) {
        return toDraft()
                .equals(new OrganisationDraft(
                        id(),
                        draft.kind(),
                        draft.networkKind(),
                        draft.name(),
                        draft.country(),
                        draft.city(),
                        plain(draft.latitude()),
                        plain(draft.longitude()),
                        draft.website(),
                        draft.identifiersOrNone(),
                        draft.isHome(),
                        draft.isIllustrative()));
    }

    /** @return what is said about it, as one would send it */
    OrganisationDraft toDraft() {
        return new OrganisationDraft(
                id(),
                kind,
                networkKind,
                name(),
                country,
                city,
                plain(latitude),
                plain(longitude),
                website,
                identifiers(),
                home,
                illustrative);
    }

    private static BigDecimal plain(BigDecimal degrees) {
        if (degrees == null) {
            return null;
        }
        BigDecimal stripped = degrees.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** @return what it is */
    public OrganisationKind kind() {
        return kind;
    }

    /** @return of a network: what kind of network; null of others and where nobody said */
    public NetworkKind networkKind() {
        return networkKind;
    }

    /** @return its address on the web, or null */
    public String website() {
        return website;
    }

    /** @return where it stands */
    public OrganisationState state() {
        return state;
    }

    /** @return its name */
    public LocalizedText name() {
        return new LocalizedText(nameEn, nameFr);
    }

    /** @return ISO 3166-1 alpha-2 */
    public String country() {
        return country;
    }

    /** @return where it is */
    public String city() {
        return city;
    }

    /** @return whether it is the home school */
    public boolean isHome() {
        return home;
    }

    /** @return the English name in the form that search compares; null until the database has made it */
    String nameKey() {
        return nameKey;
    }

    /** @return its identifiers; never null */
    public Identifiers identifiers() {
        return identifiers == null ? Identifiers.NONE : identifiers;
    }

    /**
     * @param email an address
     * @return whether one of its contacts is reached there
     */
    public boolean isReachedAt(String email) {
        return contacts.stream()
                .map(OrganisationContact::toDraft)
                .anyMatch(contact -> email.equalsIgnoreCase(contact.email()));
    }

    /** @return the e-mail addresses of its contacts */
    public List<String> contactAddresses() {
        return contacts.stream()
                .map(contact -> contact.toDraft().email())
                .filter(Objects::nonNull)
                .toList();
    }

    /** @return EWP's {@code hei-id}: the SCHAC identifier, or this organisation's id where it has none */
    public String heiId() {
        return identifiers().schac() == null ? id().toString() : identifiers().schac();
    }

    /**
     * Says which officer looks after it. Nothing happens when it is the same as before.
     *
     * @param officer subject of the officer's token; null for nobody
     * @param now the domain's time
     * @return whether anything changed; then {@code organisation.assigned} is raised
     */
    boolean assign(String officer, Instant now) {
        boolean other = !Objects.equals(assignedTo, officer);
        if (other) {
            assignedTo = officer;
            changed("organisation.assigned", now);
        }
        return other;
    }

    /** @return subject of the officer who looks after it; null where nobody does */
    String assignedTo() {
        return assignedTo;
    }

    /** Tells that the exchange with it crossed a threshold; nothing that is said about it changes. */
    void alert() {
        raise("organisation.balance-alert");
    }

    /** @return when it was last changed, in the domain's time */
    public Instant modifiedAt() {
        return modifiedAt;
    }

    /** @return a reference to it */
    public Ref toRef() {
        return new Ref(id(), name(), "/api/v1/organisations/" + id());
    }

    /** @return why it is suspended; null otherwise or where nobody said */
    String suspensionReason() {
        return suspensionReason;
    }

    /**
     * @return this organisation
     * @throws OrganisationMoved of one that was merged, which is answered with 301 and the survivor's address
     */
    public Organisation unlessMerged() {
        if (mergedInto != null) {
            throw new OrganisationMoved(id(), mergedInto);
        }
        return this;
    }

    /** @return the survivor, of one that was merged; null otherwise */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** @return what it tells those who send it students; null where it told nothing yet */
    public Factsheet factsheet() {
        return factsheet;
    }

    List<OrganisationLabel> labels() {
        return List.copyOf(labels);
    }

    List<UnitDraft> units() {
        return units.stream().map(OrganisationUnit::toDraft).toList();
    }

    List<ContactDraft> contacts() {
        return contacts.stream().map(OrganisationContact::toDraft).toList();
    }

    List<NetworkMembership> memberships() {
        return List.copyOf(memberships);
    }
}
