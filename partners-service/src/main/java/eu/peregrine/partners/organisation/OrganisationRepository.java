package eu.peregrine.partners.organisation;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.list.SearchText;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;

/** Organisations in the database. */
@ApplicationScoped
public class OrganisationRepository implements PanacheRepositoryBase<Organisation, UUID> {

    /** Each way to have something in common is looked up on its own, by its index. */
    private static final String SHARING = """
            SELECT id FROM organisation WHERE schac = ANY (:schac)
            UNION SELECT id FROM organisation WHERE pic = ANY (:pic)
            UNION SELECT id FROM organisation WHERE erasmus_code = ANY (:erasmusCode)
            UNION SELECT id FROM organisation WHERE ror = ANY (:ror)
            UNION SELECT id FROM organisation WHERE oid = ANY (:oid)
            UNION SELECT o.id FROM unnest(:country, :name) AS line (country, name_key)
                    JOIN organisation o ON o.country = line.country AND o.name_key = line.name_key
            """;

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int EXPORTED_AT_ONCE = 200;
    private static final int MOST_TWINS = 20;
    private static final int MOST_DUPLICATES = 10;

    /** What everybody may see: prospects are the staff's business. */
    private static final String OPEN = "(o.state <> :prospect or o.id = :own)";

    /**
     * @param id of an organisation
     * @return it, if there is one
     */
    public Optional<Organisation> byId(UUID id) {
        return Optional.ofNullable(getEntityManager().find(Organisation.class, id));
    }

    /** The organisation, locked until the end of the transaction. */
    Organisation toChange(UUID id) {
        return getEntityManager().find(Organisation.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Locks organisations until the end of the transaction, so that of two mergers at once the second sees the first. */
    void lock(UUID one, UUID other) {
        getEntityManager()
                .createQuery(
                        "select o from Organisation o where o.id in (:one, :other) order by o.id", Organisation.class)
                .setParameter("one", one)
                .setParameter("other", other)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** The organisations that one stands for. */
    List<Organisation> mergedInto(UUID survivor) {
        return getEntityManager()
                .createQuery(
                        "select o from Organisation o where o.mergedInto = :survivor order by o.id", Organisation.class)
                .setParameter("survivor", survivor)
                .getResultList();
    }

    /** The organisation, if there is one that the audience may see. */
    Optional<Organisation> visible(UUID id, Audience audience) {
        return getEntityManager()
                .createQuery(
                        "select o from Organisation o where o.id = :id and (:staff = true or " + OPEN + ")",
                        Organisation.class)
                .setParameter("id", id)
                .setParameter("staff", audience.staff())
                .setParameter("prospect", OrganisationState.PROSPECT)
                .setParameter("own", audience.ownId())
                .getResultList()
                .stream()
                .findFirst();
    }

    /** The organisation, if there is one and the reader is the school's, or it is the reader's own. */
    Optional<Organisation> inside(UUID id, boolean school, UUID own) {
        return getEntityManager()
                .createQuery(
                        "select o from Organisation o where o.id = :id and (:school = true or o.id = :own)",
                        Organisation.class)
                .setParameter("id", id)
                .setParameter("school", school)
                .setParameter("own", own)
                .getResultList()
                .stream()
                .findFirst();
    }

    boolean isUnit(UUID id) {
        return id != null && getEntityManager().find(OrganisationUnit.class, id) != null;
    }

    boolean isContact(UUID id) {
        return id != null && getEntityManager().find(OrganisationContact.class, id) != null;
    }

    /**
     * @param ids of organisations
     * @return those that exist
     */
    public List<Organisation> byIds(Collection<UUID> ids) {
        List<UUID> asked = ids.stream().filter(Objects::nonNull).distinct().toList();
        // One parameter, however many ids: a statement of a thousand placeholders is written and planned anew each
        // time.
        return getEntityManager().unwrap(Session.class).findMultiple(Organisation.class, asked).stream()
                .filter(Objects::nonNull)
                .toList();
    }

    /** @return the home school, if it has been registered */
    public Optional<Organisation> home() {
        return getEntityManager()
                .createQuery("select o from Organisation o where o.home", Organisation.class)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** Those that have an identifier in common with the draft, or its name in its country; at most twenty. */
    List<Organisation> sharing(OrganisationDraft draft, UUID except) {
        Identifiers identifiers = draft.identifiersOrNone();
        return getEntityManager()
                .createQuery("""
                        select o from Organisation o
                        where o.identifiers.schac = :schac or o.identifiers.pic = :pic
                           or o.identifiers.erasmusCode = :erasmusCode or o.identifiers.ror = :ror or o.identifiers.oid = :oid
                           or o.country = :country and o.nameKey = function('search_normal', :name)""", Organisation.class)
                .setParameter("schac", identifiers.schac())
                .setParameter("pic", identifiers.pic())
                .setParameter("erasmusCode", identifiers.erasmusCode())
                .setParameter("ror", identifiers.ror())
                .setParameter("oid", identifiers.oid())
                .setParameter("country", draft.country())
                .setParameter("name", draft.name().en())
                .setMaxResults(MOST_TWINS)
                .getResultStream()
                .filter(found -> !found.id().equals(except) && found.mergedInto() == null)
                .toList();
    }

    /**
     * Those that have an identifier in common with one of the drafts, or its name in its country.
     *
     * @param drafts of any number; they take one statement, and one more where somebody is found
     * @param nameKeys their English names in the form that search compares
     */
    @SuppressWarnings("unchecked")
    List<Organisation> sharing(List<OrganisationDraft> drafts, Map<String, String> nameKeys) {
        List<Identifiers> identifiers =
                drafts.stream().map(OrganisationDraft::identifiersOrNone).toList();
        List<UUID> found = getEntityManager()
                .createNativeQuery(SHARING, UUID.class)
                .setParameter("schac", given(identifiers, Identifiers::schac))
                .setParameter("pic", given(identifiers, Identifiers::pic))
                .setParameter("erasmusCode", given(identifiers, Identifiers::erasmusCode))
                .setParameter("ror", given(identifiers, Identifiers::ror))
                .setParameter("oid", given(identifiers, Identifiers::oid))
                .setParameter(
                        "country",
                        drafts.stream().map(OrganisationDraft::country).toArray(String[]::new))
                .setParameter(
                        "name",
                        drafts.stream()
                                .map(draft -> nameKeys.get(draft.name().en()))
                                .toArray(String[]::new))
                .getResultList();
        return byIds(found);
    }

    private static <T> String[] given(List<T> of, Function<T, String> value) {
        return of.stream().map(value).filter(Objects::nonNull).distinct().toArray(String[]::new);
    }

    /** The names in the form that search compares: without accents and case. */
    Map<String, String> nameKeys(List<String> names) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT n, search_normal(n) FROM unnest(?) AS n")) {
                select.setArray(1, connection.createArrayOf("text", names.toArray()));
                Map<String, String> keys = new HashMap<>();
                try (ResultSet rows = select.executeQuery()) {
                    while (rows.next()) {
                        keys.put(rows.getString(1), rows.getString(2));
                    }
                }
                return keys;
            }
        });
    }

    /** The organisation that has this SCHAC identifier, if there is one. */
    Optional<Organisation> bySchac(String schac, UUID except) {
        return getEntityManager()
                .createQuery("select o from Organisation o where o.identifiers.schac = :schac", Organisation.class)
                .setParameter("schac", schac)
                .getResultStream()
                .filter(found -> !found.id().equals(except))
                .findFirst();
    }

    /**
     * Those in the draft's country whose name resembles the draft's; the most similar first. Names in another city must be
     * nearly the same, since "Technical University of …" alone says little.
     */
    List<PossibleDuplicate> resembling(OrganisationDraft draft, UUID except) {
        return getEntityManager()
                .createQuery("""
                        select o, cast(sql('similarity(?, search_normal(?))', o.nameKey, :name) as double) as likeness
                        from Organisation o
                        where o.country = :country and o.mergedInto is null and o.id <> :except
                          and cast(sql('? % search_normal(?)', o.nameKey, :name) as boolean) = true
                          and (function('search_normal', o.city) = function('search_normal', :city)
                            or cast(sql('similarity(?, search_normal(?))', o.nameKey, :name) as double) >= 0.8)
                        order by likeness desc, o.id""", Object[].class)
                .setParameter("country", draft.country())
                .setParameter("name", draft.name().en())
                .setParameter("city", draft.city())
                .setParameter("except", except == null ? NOBODY : except)
                .setMaxResults(MOST_DUPLICATES)
                .getResultStream()
                .map(row -> new PossibleDuplicate(
                        ((Organisation) row[0]).toRef(),
                        PossibleDuplicate.Reason.SIMILAR_NAME,
                        Math.round((Double) row[1] * 100) / 100.0))
                .toList();
    }

    /** The members of a network, now or at another time. */
    List<Organisation> membersOf(UUID network) {
        return getEntityManager()
                .createQuery(
                        "select distinct m.organisation from NetworkMembership m where m.networkId = :network",
                        Organisation.class)
                .setParameter("network", network)
                .getResultList();
    }

    /** One page of what the audience may see. */
    <V> Page<V> page(
            OrganisationFilter filter,
            Audience audience,
            LocalDate today,
            ListRequest request,
            Function<Organisation, V> view) {
        String day = "date " + today;
        Listing<Organisation> listing = Listing.of(getEntityManager(), Organisation.class, "o")
                .filter("kind", filter.kind, "o.kind in :kind")
                .filter("country", filter.country, "o.country in :country")
                .filter("state", filter.state, "o.state in :state")
                .filter("assignedTo", audience.staff() ? filter.assignedTo : null, "o.assignedTo in :assignedTo")
                .filter("id", filter.id, "o.id in :id")
                .filter("modifiedSince", filter.modifiedSince, "o.modifiedAt >= :modifiedSince")
                .filter(
                        "label",
                        filter.label,
                        "exists (select 1 from OrganisationLabel l where l.organisation = o and l.label in :label and l.validFrom <= "
                                + day + " and (l.validUntil is null or l.validUntil >= " + day + "))")
                .filter(
                        "network",
                        filter.network,
                        "exists (select 1 from NetworkMembership m where m.organisation = o and m.networkId in :network and m.startsOn <= "
                                + day + " and (m.endsOn is null or m.endsOn >= " + day + "))")
                .sortable("name", "o.nameEn", String.class, o -> o.name().en())
                .sortable("country", "o.country", String.class, Organisation::country)
                .sortable("city", "o.city", String.class, Organisation::city)
                .sortable("modifiedAt", "o.modifiedAt", Instant.class, Organisation::modifiedAt)
                .facet("kind", "o.kind")
                .facet("state", "o.state")
                .facet("country", "o.country")
                .facet(
                        "label",
                        "join OrganisationLabel counted on counted.organisation = o and counted.validFrom <= " + day
                                + " and (counted.validUntil is null or counted.validUntil >= " + day + ")",
                        "counted.label")
                .defaultSort("name");
        SearchText.of(filter.q).ifPresent(text -> {
            listing.always(text.matches("o"), text.parameters());
            listing.computed("relevance", SearchText.distance("o")).defaultSort("relevance,name");
        });
        if (filter.asksConditions()) {
            ConditionSearch.of(filter, today)
                    .restrict(listing, home().map(Organisation::id).orElse(NOBODY), audience);
        }
        BoundingBox.of(filter.bbox).ifPresent(box -> box.restrict(listing));
        if (filter.isLocated()) {
            listing.always("o.latitude is not null and o.longitude is not null", Map.of());
        }
        if (!audience.staff() && filter.assignedTo != null && !filter.assignedTo.isEmpty()) {
            // Who in the office looks after whom is nobody else's to find out.
            listing.always("1 = 0", Map.of());
        }
        if (!audience.staff()) {
            listing.always(OPEN, Map.of("prospect", OrganisationState.PROSPECT, "own", audience.ownId()));
        }
        return listing.page(request, view);
    }

    /**
     * @return all of them, so that an import of the export finds each before what refers to it: networks first, those that
     *     were merged last
     */
    Stream<Organisation> all() {
        List<UUID> ids = getEntityManager()
                .createQuery(
                        "select o.id from Organisation o order by case when o.mergedInto is not null then 2"
                                + " when o.kind = :network then 0 else 1 end, o.nameEn, o.id",
                        UUID.class)
                .setParameter("network", OrganisationKind.NETWORK)
                .getResultList();
        // Many at once, so that their parts are fetched many at once too.
        return IntStream.range(0, (ids.size() + EXPORTED_AT_ONCE - 1) / EXPORTED_AT_ONCE)
                .mapToObj(i -> ids.subList(i * EXPORTED_AT_ONCE, Math.min(ids.size(), (i + 1) * EXPORTED_AT_ONCE)))
                .flatMap(this::inOrder);
    }

    private Stream<Organisation> inOrder(List<UUID> ids) {
        getEntityManager().clear();
        Map<UUID, Organisation> byId =
                byIds(ids).stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        return ids.stream().map(byId::get);
    }
}
