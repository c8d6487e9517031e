package eu.peregrine.partners.campus;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** A site of the school, at home or at a partner abroad, with its programmes. Source of the rules: design, domain, "Campus". */
@Entity
@Table(name = "campus")
public class Campus extends AggregateRoot {

    private static final int MOST_PROGRAMMES = 200;

    @Enumerated(EnumType.STRING)
    private CampusKind kind;

    @Enumerated(EnumType.STRING)
    private CampusState state;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_fr")
    private String nameFr;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "host_id")
    private Organisation host;

    private String country;
    private String city;
    private BigDecimal latitude;
    private BigDecimal longitude;
    private Instant modifiedAt;

    @OneToMany(mappedBy = "campus", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<CampusProgramme> programmes = new ArrayList<>();

    /** For the persistence provider. */
    protected Campus() {}

    private Campus(UUID id) {
        super(id);
    }

    /**
     * Plans a campus.
     *
     * @param id its id
     * @param draft what is said about it
     * @param host the organisation that the draft names; null when there is none
     * @param now the domain's time
     * @return the campus, with {@code campus.planned} raised
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of the rules
     */
    static Campus plan(UUID id, CampusDraft draft, Organisation host, Instant now) {
        CampusRules.check(draft, host).throwIfAny();
        Campus campus = new Campus(id);
        campus.state = CampusState.PLANNED;
        campus.take(draft, host, now);
        campus.raise("campus.planned");
        return campus;
    }

    /**
     * Replaces what is said about it; nothing happens when nothing differs.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once closed, 422 with every violation of the rules
     */
    void replace(CampusDraft draft, Organisation newHost, Instant now) {
        require(CampusVerb.EDIT);
        Violations violations =
                isHostedBy(newHost) ? CampusRules.checkWithoutHost(draft) : CampusRules.check(draft, newHost);
        violations.check(draft.id() == null || draft.id().equals(id()), "/id", "other-id", "An id never changes.");
        violations.check(draft.kind() == kind, "/kind", "other-kind", "A campus does not move home or abroad.");
        violations.throwIfAny();
        if (isSaidBy(draft)) {
            return;
        }
        take(draft, newHost, now);
        raise("campus.updated");
    }

    /**
     * Starts teaching.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless planned; 422 without a programme, and while the host is
     *     suspended or archived
     */
    void open(Instant now) {
        require(CampusVerb.OPEN);
        CampusRules.host(host, "")
                .check(!programmes.isEmpty(), "", "no-programme", "A campus opens with at least one programme.")
                .throwIfAny();
        move(CampusState.ACTIVE, "campus.opened", now);
    }

    /**
     * Ends for good.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when closed already
     */
    void close(Instant now) {
        require(CampusVerb.CLOSE);
        move(CampusState.CLOSED, "campus.closed", now);
    }

    /**
     * Adds a programme.
     *
     * @param programme its id
     * @param known the organisations among its corporate partners that exist
     * @throws eu.peregrine.kit.problem.ProblemException 409 once closed, 422 with every violation of the rules
     */
    void add(UUID programme, ProgrammeDraft draft, Map<UUID, Organisation> known, Instant now) {
        require(CampusVerb.EDIT);
        Violations violations = CampusRules.check(draft, known);
        violations.check(programmes.size() < MOST_PROGRAMMES, "", "too-many", "A campus has 200 programmes at most.");
        violations.throwIfAny();
        int last = programmes.stream().mapToInt(CampusProgramme::position).max().orElse(-1);
        CampusProgramme added = new CampusProgramme(this, programme, last + 1);
        added.take(draft);
        programmes.add(added);
        changed("campus.programme-added", now);
    }

    /**
     * Replaces what is said about a programme; nothing happens when nothing differs.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 without such a programme, 409 once closed, 422 with every violation
     */
    void change(UUID programme, ProgrammeDraft draft, Map<UUID, Organisation> known, Instant now) {
        CampusProgramme changed = programme(programme);
        require(CampusVerb.EDIT);
        CampusRules.check(draft, known).throwIfAny();
        if (changed.toDraft().equals(draft)) {
            return;
        }
        changed.take(draft);
        changed("campus.programme-changed", now);
    }

    /**
     * Takes a programme out.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 without such a programme, 409 once closed or when it is the last of an
     *     active campus
     */
    void remove(UUID programme, Instant now) {
        CampusProgramme removed = programme(programme);
        require(CampusVerb.EDIT);
        if (state == CampusState.ACTIVE && programmes.size() == 1) {
            throw Problems.conflict("last-programme", "An active campus keeps a programme; close the campus instead.");
        }
        programmes.remove(removed);
        changed("campus.programme-removed", now);
    }

    /**
     * An organisation was merged into another: where it hosts this campus or is a partner of its programmes, the survivor is.
     *
     * @param merged who was merged into whom
     * @param survivor the one that stands for it
     * @param now the domain's time
     */
    void follow(OrganisationsMerged merged, Organisation survivor, Instant now) {
        if (host.id().equals(merged.duplicate())) {
            host = survivor;
        }
        programmes.forEach(programme -> programme.follow(merged));
        changed("campus.updated", now);
    }

    /** Whoever hosts it already may be suspended meanwhile, and its site is described all the same. */
    private boolean isHostedBy(Organisation organisation) {
        return organisation != null && organisation.id().equals(host.id());
    }

    private void changed(String event, Instant now) {
        modifiedAt = now;
        raise(event);
    }

    private void move(CampusState to, String event, Instant now) {
        CampusState from = state;
        state = to;
        modifiedAt = now;
        raise(event, from);
    }

    private void require(CampusVerb verb) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("campus", state, verb.word(), CampusVerb.legalIn(state));
        }
    }

    private void take(CampusDraft draft, Organisation newHost, Instant now) {
        kind = draft.kind();
        nameEn = draft.name().en();
        nameFr = draft.name().fr();
        host = newHost;
        country = draft.country();
        city = draft.city();
        latitude = draft.latitude();
        longitude = draft.longitude();
        modifiedAt = now;
    }

    private boolean isSaidBy(CampusDraft draft) {
        return name().equals(draft.name())
                && host.id().equals(draft.hostId())
                && country.equals(draft.country())
                && city.equals(draft.city())
                && same(latitude, draft.latitude())
                && same(longitude, draft.longitude());
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? Objects.equals(one, other) : one.compareTo(other) == 0;
    }

    CampusProgramme programme(UUID programme) {
        return programmes.stream()
                .filter(candidate -> candidate.id().equals(programme))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("programme"));
    }

    CampusKind kind() {
        return kind;
    }

    CampusState state() {
        return state;
    }

    LocalizedText name() {
        return new LocalizedText(nameEn, nameFr);
    }

    Organisation host() {
        return host;
    }

    String country() {
        return country;
    }

    String city() {
        return city;
    }

    BigDecimal latitude() {
        return latitude;
    }

    BigDecimal longitude() {
        return longitude;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }

    List<CampusProgramme> programmes() {
        return List.copyOf(programmes);
    }
}
