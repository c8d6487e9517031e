package eu.peregrine.partners;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.idempotency.Idempotent;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house, kept by a test so that nobody has to remember them. */
class HouseRulesTest {

    private static final String SERVICE = "eu.peregrine.partners";
    private static final int LONGEST_RESOURCE = 200;

    private static final DescribedPredicate<JavaMethod> RESOURCE_METHODS = describe(
            "methods that answer HTTP",
            method -> method.getAnnotations().stream()
                    .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVICE);

    @Test
    void everyResourceMethodSaysWhoMay() {
        check(methods()
                .that(RESOURCE_METHODS)
                .and()
                .areNotAnnotatedWith(PermitAll.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class));
    }

    /** Whoever holds a one-time link has no token. */
    @Test
    void onlyALinkOpensWithoutAToken() {
        check(methods()
                .that()
                .areAnnotatedWith(PermitAll.class)
                .should()
                .beDeclaredInClassesThat()
                .haveSimpleNameEndingWith("LinkResource"));
    }

    @Test
    void everyPostButAnImportCanBeRepeated() {
        check(methods()
                .that(RESOURCE_METHODS)
                .and(describe(
                        "are a POST and no import",
                        (JavaMethod method) -> method.isAnnotatedWith(POST.class)
                                && !method.getName().startsWith("import")))
                .should()
                .beAnnotatedWith(Idempotent.class));
    }

    @Test
    void resourcesKnowNoDatabase() {
        check(noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class));
        check(noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(PanacheRepositoryBase.class));
    }

    @Test
    void resourcesAreShort() throws IOException {
        try (Stream<java.nio.file.Path> sources = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            List<java.nio.file.Path> resources = sources.filter(
                            source -> source.toString().endsWith("Resource.java"))
                    .toList();
            assertThat(resources).isNotEmpty();
            for (java.nio.file.Path resource : resources) {
                long lines = Files.readAllLines(resource).stream()
                        .filter(line -> !line.isBlank() && !line.startsWith("import"))
                        .count();
                assertThat(lines).as("lines of %s", resource).isLessThan(LONGEST_RESOURCE);
            }
        }
    }

    @Test
    void aggregatesKnowNeitherHttpNorKafkaNorSql() {
        check(noClasses()
                .that()
                .areAssignableTo(AggregateRoot.class)
                .or()
                .haveSimpleNameEndingWith("Rules")
                .or()
                .haveSimpleNameStartingWith("Iia")
                .or()
                .haveSimpleName("ContentHash")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "org.apache.kafka..", "java.sql..", "io.quarkus.."));
    }

    @Test
    void aggregatesAreNeverTheJson() {
        check(noClasses()
                .that()
                .areAnnotatedWith(Path.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(AggregateRoot.class));
    }

    @Test
    void applicationServicesOpenTheTransaction() {
        check(classes()
                .that(describe(
                        "work for resources",
                        (JavaClass type) -> List.of(
                                        "Organisations",
                                        "Networks",
                                        "Agreements",
                                        "Balances",
                                        "SelectionReviews",
                                        "Campuses",
                                        "Subscriptions",
                                        "Deliveries")
                                .contains(type.getSimpleName())))
                .should()
                .beAnnotatedWith(Transactional.class));
    }

    @Test
    void noOtherServiceIsUsed() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "eu.peregrine.mobility..",
                        "eu.peregrine.scholarships..",
                        "eu.peregrine.gateway..",
                        "eu.peregrine.local.."));
    }

    @Test
    void featuresDoNotDependOnEachOtherInCircles() {
        check(slices().matching(SERVICE + ".(*)..").should().beFreeOfCycles());
    }

    private void check(ArchRule rule) {
        rule.check(classes);
    }
}
