package eu.peregrine.kit.list;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.json.EnumName;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/**
 * A list with filters, sorts and keyset paging, over one entity.
 *
 * <p>A page is found by the values of the last item before it and not by an offset, so that the thousandth page costs
 * what the first one does and nothing is skipped or repeated when rows come and go in between.
 *
 * @param <E> the entity
 */
public final class Listing<E> {

    private record Sortable<E>(String expression, Class<?> type, Function<E, ?> value) {}

    private record Key<E>(Sortable<E> sortable, boolean descending) {

        boolean computed() {
            return sortable.value == null;
        }
    }

    private record Facet(String join, String expression) {}

    /** Values of one facet that are counted; the rarest beyond are left out. */
    private static final int VALUES_OF_A_FACET = 200;

    private final EntityManager entityManager;
    private final Class<E> entity;
    private final String alias;
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final StringBuilder fingerprint = new StringBuilder();
    private final Map<String, Sortable<E>> sortables = new LinkedHashMap<>();
    private final Map<String, Facet> facets = new LinkedHashMap<>();
    private Function<E, UUID> id = root -> ((AggregateRoot) root).id();
    private String defaultSort = "id";

    private Listing(EntityManager entityManager, Class<E> entity, String alias) {
        this.entityManager = entityManager;
        this.entity = entity;
        this.alias = alias;
        sortables.put("id", new Sortable<>(alias + ".id", UUID.class, root -> id.apply(root)));
    }

    /** A list of the entity, which HQL below calls {@code alias}. */
    public static <E> Listing<E> of(EntityManager entityManager, Class<E> entity, String alias) {
        return new Listing<>(entityManager, entity, alias);
    }

    /**
     * A filter that the caller may ask for.
     *
     * @param name of the query parameter, and of the parameter in the HQL
     * @param value what was asked for; null, blank or an empty collection means: not asked for
     * @param hql the condition
     */
    public Listing<E> filter(String name, Object value, String hql) {
        boolean absent = value == null
                || value instanceof String text && text.isBlank()
                || value instanceof Collection<?> many && many.isEmpty();
        if (!absent) {
            conditions.add(hql);
            parameters.put(name, value);
            fingerprint.append(name).append('=').append(value).append('&');
        }
        return this;
    }

    /** A condition that holds whatever the caller asks for, such as whose the rows are. */
    public Listing<E> always(String hql, Map<String, ?> values) {
        conditions.add(hql);
        parameters.putAll(values);
        fingerprint.append(hql).append('&');
        // In an order of its own: a map's may differ from one process to the next, and a cursor is good in all of them.
        new TreeMap<>(values)
                .forEach((name, value) ->
                        fingerprint.append(name).append('=').append(value).append('&'));
        return this;
    }

    /**
     * Something to sort by.
     *
     * @param name as the caller says it
     * @param expression HQL, never null in any row
     * @param type of the expression: a string, number, date, instant, id or enumeration
     * @param value the same of an entity in hand
     */
    public Listing<E> sortable(String name, String expression, Class<?> type, Function<E, ?> value) {
        sortables.put(name, new Sortable<>(expression, type, value));
        return this;
    }

    /**
     * Something to sort by that only the database can work out, such as how well a row fits the words searched for.
     *
     * @param name as the caller says it
     * @param expression HQL, a whole number, never null in any row
     */
    public Listing<E> computed(String name, String expression) {
        sortables.put(name, new Sortable<>(expression, Integer.class, null));
        return this;
    }

    /**
     * Something to count by.
     *
     * @param name as the caller says it
     * @param expression HQL of the value in each row; rows where it is null are not counted
     */
    public Listing<E> facet(String name, String expression) {
        return facet(name, "", expression);
    }

    /**
     * Something to count by of which a row may have several values; a row counts once for each of them.
     *
     * @param name as the caller says it
     * @param join HQL that comes behind the entity, such as {@code join OrganisationLabel l on l.organisation = o}
     * @param expression HQL of the value; rows where it is null are not counted
     */
    public Listing<E> facet(String name, String join, String expression) {
        facets.put(name, new Facet(join, expression));
        return this;
    }

    /** The sort when none is asked for, as a caller would write it. */
    public Listing<E> defaultSort(String sort) {
        this.defaultSort = sort;
        return this;
    }

    /** How to get the id of an entity that is no aggregate's root. */
    public Listing<E> id(Function<E, UUID> idOf) {
        this.id = idOf;
        return this;
    }

    /**
     * Reads one page. From here on the transaction is for reading alone: what it would change is not written at its end.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 400 for a limit out of range, an unknown sort or facet, or a cursor that is not
     *     of this list
     */
    public <V> Page<V> page(ListRequest request, Function<E, V> view) {
        int limit = request.limit == null ? ListRequest.DEFAULT_LIMIT : request.limit;
        if (limit < 1 || limit > ListRequest.MAX_LIMIT) {
            throw Problems.badRequest("?limit", "out-of-range", "limit is 1 to " + ListRequest.MAX_LIMIT + ".");
        }
        String sort = request.sort == null || request.sort.isBlank() ? defaultSort : request.sort;
        List<Key<E>> keys = keys(sort);
        List<String> asked = askedFacets(request.facets());
        String print = Cursor.fingerprint(fingerprint + "sort=" + sort);

        // The entity first, then what was computed to sort by, which the cursor needs as well.
        StringBuilder hql = new StringBuilder("select ").append(alias);
        keys.stream().filter(Key::computed).forEach(key -> hql.append(", ").append(key.sortable.expression));
        hql.append(from());
        Map<String, Object> seek = new LinkedHashMap<>();
        if (request.cursor != null) {
            Cursor cursor = Cursor.decode(request.cursor, print, keys.size());
            hql.append(conditions.isEmpty() ? " where " : " and ").append(after(keys, cursor, seek));
        }
        hql.append(" order by ");
        for (int i = 0; i < keys.size(); i++) {
            Key<E> key = keys.get(i);
            hql.append(i == 0 ? "" : ", ").append(key.sortable.expression).append(key.descending ? " desc" : " asc");
        }
        TypedQuery<Object[]> query =
                entityManager.createQuery(hql.toString(), Object[].class).setMaxResults(limit + 1);
        parameters.forEach(query::setParameter);
        seek.forEach(query::setParameter);

        // Neither copies to compare with, nor a search for changes before the commit: a quarter of a large page's time.
        Session session = entityManager.unwrap(Session.class);
        session.setDefaultReadOnly(true);
        session.setHibernateFlushMode(FlushMode.MANUAL);
        List<Object[]> rows = query.getResultList();
        List<V> items = rows.stream()
                .limit(limit)
                .map(row -> view.apply(entity.cast(row[0])))
                .toList();
        String next = rows.size() > limit
                ? nextUrl(request, new Cursor(print, values(keys, rows.get(limit - 1))).encode())
                : null;
        Long count = Boolean.TRUE.equals(request.count) ? count() : null;
        return new Page<>(items, next, count, counts(asked));
    }

    /**
     * What the rows have of one thing, each value once and in its order, for what is done with all of them at once.
     *
     * @param expression HQL
     * @param type of the expression
     * @param limit values at most
     */
    public <V> List<V> distinct(String expression, Class<V> type, int limit) {
        TypedQuery<V> query = entityManager
                .createQuery("select distinct " + expression + from() + " order by " + expression, type)
                .setMaxResults(limit);
        parameters.forEach(query::setParameter);
        return query.getResultList();
    }

    private List<String> values(List<Key<E>> keys, Object[] row) {
        E last = entity.cast(row[0]);
        List<String> values = new ArrayList<>();
        int computed = 1;
        for (Key<E> key : keys) {
            values.add(Cursor.format(key.computed() ? row[computed++] : key.sortable.value.apply(last)));
        }
        return values;
    }

    private String from() {
        return from("");
    }

    private String from(String join) {
        return " from " + entity.getName() + " " + alias + " " + join
                + (conditions.isEmpty() ? "" : " where (" + String.join(") and (", conditions) + ")");
    }

    private long count() {
        TypedQuery<Long> query = entityManager.createQuery("select count(" + alias + ")" + from(), Long.class);
        parameters.forEach(query::setParameter);
        return query.getSingleResult();
    }

    private List<String> askedFacets(String names) {
        if (names == null || names.isBlank()) {
            return List.of();
        }
        List<String> asked =
                Arrays.stream(names.split(",")).map(String::trim).distinct().toList();
        List<Violation> unknown = asked.stream()
                .filter(name -> !facets.containsKey(name))
                .map(name -> new Violation(
                        "?facets",
                        "unknown-facet",
                        "Cannot count by \"" + name + "\"; possible: " + String.join(", ", facets.keySet()) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.badRequest(unknown);
        }
        return asked;
    }

    private Map<String, Map<String, Long>> counts(List<String> asked) {
        Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
        asked.forEach(name -> counts.put(name, counts(facets.get(name))));
        return counts.isEmpty() ? null : counts;
    }

    private Map<String, Long> counts(Facet facet) {
        TypedQuery<Object[]> query = entityManager.createQuery(
                "select " + facet.expression + ", count(distinct " + alias + ".id)" + from(facet.join) + " group by "
                        + facet.expression + " order by count(distinct " + alias + ".id) desc, " + facet.expression,
                Object[].class);
        parameters.forEach(query::setParameter);
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Object[] row : query.setMaxResults(VALUES_OF_A_FACET).getResultList()) {
            if (row[0] != null) {
                counts.put(row[0] instanceof Enum<?> constant ? EnumName.of(constant) : String.valueOf(row[0]), (Long)
                        row[1]);
            }
        }
        return counts;
    }

    private List<Key<E>> keys(String sort) {
        List<Key<E>> keys = new ArrayList<>();
        boolean unique = false;
        for (String part : sort.split(",")) {
            boolean descending = part.startsWith("-");
            String name = descending ? part.substring(1) : part;
            Sortable<E> sortable = sortables.get(name);
            if (sortable == null) {
                throw Problems.badRequest(
                        "?sort",
                        "unknown-sort",
                        "Cannot sort by \"" + name + "\"; possible: " + String.join(", ", sortables.keySet()) + ".");
            }
            unique |= name.equals("id");
            keys.add(new Key<>(sortable, descending));
        }
        if (!unique) {
            keys.add(new Key<>(sortables.get("id"), keys.get(keys.size() - 1).descending));
        }
        return keys;
    }

    /**
     * What comes behind the cursor. In one direction a comparison of rows, which an index answers from that place on; a sort
     * that mixes directions is bounded by its first key at least.
     */
    private String after(List<Key<E>> keys, Cursor cursor, Map<String, Object> seek) {
        for (int i = 0; i < keys.size(); i++) {
            seek.put("seek" + i, Cursor.parse(cursor.values().get(i), keys.get(i).sortable.type));
        }
        boolean descending = keys.get(0).descending;
        if (keys.stream().allMatch(key -> key.descending == descending)) {
            return row(keys.stream().map(key -> key.sortable.expression).toList())
                    + (descending ? " < " : " > ")
                    + row(seek.keySet().stream().map(name -> ":" + name).toList());
        }
        List<String> alternatives = new ArrayList<>();
        StringBuilder equal = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            Key<E> key = keys.get(i);
            String name = ":seek" + i;
            alternatives.add("(" + equal + key.sortable.expression + (key.descending ? " < " : " > ") + name + ")");
            equal.append(key.sortable.expression).append(" = ").append(name).append(" and ");
        }
        String bound = keys.get(0).sortable.expression + (descending ? " <= " : " >= ") + ":seek0";
        return "(" + bound + " and (" + String.join(" or ", alternatives) + "))";
    }

    private static String row(List<String> parts) {
        return parts.size() == 1 ? parts.get(0) : "(" + String.join(", ", parts) + ")";
    }

    private static String nextUrl(ListRequest request, String cursor) {
        StringBuilder url = new StringBuilder(request.uri.getRequestUri().getRawPath()).append('?');
        request.uri.getQueryParameters().forEach((name, values) -> {
            if (!name.equals("cursor") && !name.equals("count")) {
                values.forEach(value -> url.append(encode(name))
                        .append('=')
                        .append(encode(value))
                        .append('&'));
            }
        });
        return url.append("cursor=").append(cursor).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
