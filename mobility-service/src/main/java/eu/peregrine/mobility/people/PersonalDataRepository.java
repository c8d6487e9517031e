package eu.peregrine.mobility.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads every row that belongs to a person. Which tables have such rows the database itself says, so that a table which is
 * added later is not forgotten.
 */
@ApplicationScoped
class PersonalDataRepository {

    private static final int MOST_ROWS = 10_000;

    private static final String TABLES = """
            select c.table_name, string_agg(c.column_name, ',' order by c.column_name)
            from information_schema.columns c
            join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
            where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type = 'uuid' and c.table_name <> 'person'
              and c.column_name in ('student_id', 'person_id', 'mobility_id')
            group by c.table_name order by c.table_name
            """;

    private static final String STAYS = "(select s.id from mobility s where s.student_id = :person)";

    private final EntityManager entityManager;
    private final ObjectMapper json;

    @Inject
    PersonalDataRepository(EntityManager entityManager, ObjectMapper json) {
        this.entityManager = entityManager;
        this.json = json;
    }

    /** Every row, by what it is; kinds without any are absent. */
    Map<String, List<Object>> all(UUID person) {
        Map<String, List<Object>> found = new TreeMap<>();
        add(found, "student", rows("student", "x.id = :person", person));
        add(found, "person", rows("person", "x.id = :person", person));
        add(found, "document", rows("document", "x.owner_kind = 'mobility' and x.owner_id in " + STAYS, person));
        add(
                found,
                "auditEntry",
                rows(
                        "audit_entry",
                        "x.subject = :person or x.on_behalf_of = :person or x.subject in " + STAYS,
                        person));
        for (Object[] table : tables()) {
            String condition = List.of(((String) table[1]).split(",")).stream()
                    .map(column ->
                            column.equals("mobility_id") ? "x.mobility_id in " + STAYS : "x." + column + " = :person")
                    .collect(Collectors.joining(" or "));
            add(found, camelCase((String) table[0]), rows((String) table[0], condition, person));
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> tables() {
        return entityManager.createNativeQuery(TABLES).getResultList();
    }

    private static void add(Map<String, List<Object>> found, String kind, List<JsonNode> rows) {
        if (!rows.isEmpty()) {
            found.computeIfAbsent(kind, k -> new ArrayList<>()).addAll(rows);
        }
    }

    @SuppressWarnings("unchecked")
    private List<JsonNode> rows(String table, String condition, UUID person) {
        Query query = entityManager
                .createNativeQuery("select cast(jsonb_strip_nulls(to_jsonb(x)) - 'content' as text) from \"" + table
                        + "\" x where " + condition)
                .setParameter("person", person)
                .setMaxResults(MOST_ROWS);
        return ((List<String>) query.getResultList()).stream().map(this::row).toList();
    }

    private JsonNode row(String text) {
        try {
            ObjectNode row = json.createObjectNode();
            for (Map.Entry<String, JsonNode> column : json.readTree(text).properties()) {
                row.set(camelCase(column.getKey()), value(column.getValue()));
            }
            return row;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL writes JSON", e);
        }
    }

    /** Lists and objects lie in text columns. */
    private JsonNode value(JsonNode column) throws JsonProcessingException {
        String text = column.isTextual() ? column.textValue() : "";
        boolean holdsJson = text.startsWith("[") && text.endsWith("]") || text.startsWith("{") && text.endsWith("}");
        return holdsJson ? json.readTree(text) : column;
    }

    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_")) {
            camel.append(camel.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return camel.toString();
    }

    /** References of the stays that are not over yet. */
    @SuppressWarnings("unchecked")
    List<String> openStays(UUID student) {
        return entityManager
                .createNativeQuery("select reference from mobility where student_id = :student"
                        + " and state not in ('CLOSED', 'CANCELLED') order by reference")
                .setParameter("student", student)
                .getResultList();
    }

    /** References of the awards that are still to be paid from. */
    @SuppressWarnings("unchecked")
    List<String> openAwards(UUID student) {
        return entityManager
                .createNativeQuery("select coalesce(f.reference, cast(f.id as text)) from mobility_funding f"
                        + " where f.kind = 'award' and f.state in ('OFFERED', 'ACCEPTED', 'CONTRACTED', 'IN_PAYMENT')"
                        + " and f.mobility_id in (select id from mobility where student_id = :student) order by 1")
                .setParameter("student", student)
                .getResultList();
    }

    /**
     * Forgets what people wrote about the person's stays, all notifications and mail, and the documents of stays that no money
     * was paid for.
     *
     * @return how many documents went
     */
    int forget(UUID student) {
        entityManager.flush();
        update("""
                update mobility set version = version + 1, host_comment = null,
                    cancel_reason = case when cancel_reason is null then null else 'Erased' end,
                    timeline = (select coalesce(cast(jsonb_agg(step - 'comment' order by n) as text), '[]')
                        from jsonb_array_elements(cast(timeline as jsonb)) with ordinality as t (step, n)),
                    interruptions = (select coalesce(cast(jsonb_agg(away - 'reason' order by n) as text), '[]')
                        from jsonb_array_elements(cast(interruptions as jsonb)) with ordinality as t (away, n))
                where student_id = :student
                """, student);
        update("""
                update learning_agreement set comment = null
                where comment is not null and mobility_id in (select id from mobility where student_id = :student)
                """, student);
        update("""
                update learning_agreement_version set comment = null
                where comment is not null and mobility_id in (select id from mobility where student_id = :student)
                """, student);
        update("""
                update convention_version set comment = null, reason = null
                where mobility_id in (select id from mobility where student_id = :student)
                """, student);
        update("""
                update mobility_extension set comment = null, reason = 'Erased'
                where mobility_id in (select id from mobility where student_id = :student)
                """, student);
        update("""
                update mobility_dispute set comment = 'Erased', answer = null
                where mobility_id in (select id from mobility where student_id = :student)
                """, student);
        update("delete from notification where person_id = :student", student);
        update("delete from mail where person_id = :student", student);
        Number documents = (Number) entityManager
                .createNativeQuery("""
                        select forget_documents(array(select m.id from mobility m where m.student_id = :student
                            and not exists (select 1 from mobility_funding f where f.mobility_id = m.id)))
                        """)
                .setParameter("student", student)
                .getSingleResult();
        entityManager.clear();
        return documents.intValue();
    }

    private void update(String statement, UUID student) {
        entityManager
                .createNativeQuery(statement)
                .setParameter("student", student)
                .executeUpdate();
    }
}
