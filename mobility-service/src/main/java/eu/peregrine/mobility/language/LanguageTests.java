package eu.peregrine.mobility.language;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.Session;

/** The tests whose scores are translated into CEFR levels, as their providers state it. Reference data, not code. */
@ApplicationScoped
public class LanguageTests {

    private final EntityManager entityManager;
    private volatile Map<String, List<TestLevel>> byTest;

    @Inject
    LanguageTests(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * The levels of a test, the lowest first; empty for a test whose scores are not translated.
     *
     * @param test its name, without regard to case
     */
    @Transactional
    public List<TestLevel> levels(String test) {
        if (test == null) {
            return List.of();
        }
        Map<String, List<TestLevel>> known = byTest;
        if (known == null) {
            // The data changes with a migration only, so once per start is enough.
            known = read();
            byTest = known;
        }
        return known.getOrDefault(key(test), List.of());
    }

    private Map<String, List<TestLevel>> read() {
        return entityManager
                .unwrap(Session.class)
                .createNativeQuery(
                        "select test, language, highest, least, level from language_test_level order by test, least",
                        Object[].class)
                .stream()
                .map(row -> new TestLevel(
                        (String) row[0],
                        (String) row[1],
                        (BigDecimal) row[2],
                        (BigDecimal) row[3],
                        Cefr.valueOf((String) row[4])))
                .collect(Collectors.groupingBy(level -> key(level.test())));
    }

    private static String key(String test) {
        return test.trim().toLowerCase(Locale.ROOT);
    }
}
