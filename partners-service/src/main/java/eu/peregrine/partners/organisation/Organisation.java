package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("validFrom, label")
    private List<OrganisationLabel> labels = new ArrayList<>();

    @OneToMany(mappedBy = "organisation", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("startsOn, networkId")
    private List<NetworkMembership> memberships = new ArrayList<>();

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
        if (state == OrganisationState.ARCHIVED) {
            throw Problems.illegalTransition("organisation", state, "edit", state.verbs());
        }
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
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless active; 422 for the home school
     */
    public void suspend(Instant now) {
        refuseForHome("suspended");
        move(OrganisationVerb.SUSPEND, OrganisationState.SUSPENDED, "organisation.suspended", now);
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
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it has that label from that issuer and day already, 422
     *     when it ends before it starts
     */
    public void label(LabelDraft draft, Instant now) {
        addLabel(draft, "");
        modifiedAt = now;
        raise("organisation.labelled");
    }

    /**
     * Makes the organisation a member of a network.
     *
     * @param network the network
     * @param draft role and period
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it is a member in that period already, 422 when the other
     *     is not a network or is this organisation itself
     */
    public void join(Organisation network, MembershipDraft draft, Instant now) {
        addMembership(network, draft, "");
        modifiedAt = now;
        raise("organisation.member-joined");
    }

    /** Adds a label that comes with the registration, without an event of its own. */
    void labelOnRegistration(LabelDraft draft, String pointer) {
        addLabel(draft, pointer);
    }

    /** Adds a membership that comes with the registration, without an event of its own. */
    void joinOnRegistration(Organisation network, MembershipDraft draft, String pointer) {
        addMembership(network, draft, pointer);
    }

    private void addLabel(LabelDraft draft, String pointer) {
        Violations violations = new Violations();
        OrganisationRules.checkPeriod(draft.validFrom(), draft.validUntil(), pointer + "/validUntil", violations);
        violations.throwIfAny();
        if (labels.stream().anyMatch(held -> held.isSameAs(draft))) {
            throw Problems.conflict("label-held", "It holds " + draft.label() + " from that issuer and day already.");
        }
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
        violations.throwIfAny();
        if (memberships.stream().anyMatch(held -> held.overlaps(draft))) {
            throw Problems.conflict("member-already", "It is a member of that network in that period already.");
        }
        memberships.add(new NetworkMembership(this, network, draft));
    }

    private void move(OrganisationVerb verb, OrganisationState to, String event, Instant now) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("organisation", state, verb.word(), state.verbs());
        }
        OrganisationState from = state;
        state = to;
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

    /** @return its identifiers; never null */
    public Identifiers identifiers() {
        return identifiers == null ? Identifiers.NONE : identifiers;
    }

    /** @return EWP's {@code hei-id}: the SCHAC identifier, or this organisation's id where it has none */
    public String heiId() {
        return identifiers().schac() == null ? id().toString() : identifiers().schac();
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

    List<LabelDraft> labels() {
        return labels.stream().map(OrganisationLabel::toDraft).toList();
    }

    List<NetworkMembership> memberships() {
        return List.copyOf(memberships);
    }
}
