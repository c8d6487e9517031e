package eu.peregrine.scholarships;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.idempotency.Idempotent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rules of the house, so that nobody has to remember them. */
class HouseRulesTest {

    private static final DescribedPredicate<JavaMethod> RESOURCE_METHODS = DescribedPredicate.describe(
            "resource methods",
            method -> method.getOwner().isAnnotatedWith(Path.class)
                    && (method.isAnnotatedWith(GET.class)
                            || method.isAnnotatedWith(POST.class)
                            || method.isAnnotatedWith(PUT.class)
                            || method.isAnnotatedWith(PATCH.class)
                            || method.isAnnotatedWith(DELETE.class)));
    private static final DescribedPredicate<JavaMethod> POSTS_BUT_IMPORTS = DescribedPredicate.describe(
            "POST methods but imports",
            method -> method.isAnnotatedWith(POST.class)
                    && method.getOwner().getPackageName().startsWith("eu.peregrine.scholarships")
                    && !method.getName().startsWith("import"));

    private static final ArchRule RESOURCES_SAY_WHO_MAY =
            methods().that(RESOURCE_METHODS).should().beAnnotatedWith(RolesAllowed.class);

    private static final ArchRule POSTS_CAN_BE_REPEATED =
            methods().that(POSTS_BUT_IMPORTS).should().beAnnotatedWith(Idempotent.class);

    private static final ArchRule RESOURCES_KNOW_NO_DATABASE = noClasses()
            .that()
            .haveSimpleNameEndingWith("Resource")
            .and()
            .resideInAPackage("eu.peregrine.scholarships..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(EntityManager.class);

    private static final ArchRule AGGREGATES_KNOW_NEITHER_HTTP_NOR_KAFKA = noClasses()
            .that()
            .areAssignableTo(AggregateRoot.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.apache.kafka..", "java.sql..");

    private static final ArchRule NO_OTHER_SERVICE = noClasses()
            .that()
            .resideInAPackage("eu.peregrine.scholarships..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("eu.peregrine.partners..", "eu.peregrine.mobility..", "eu.peregrine.gateway..");

    private static final ArchRule NO_CYCLES =
            slices().matching("eu.peregrine.scholarships.(*)..").should().beFreeOfCycles();

    private static final ArchRule REPOSITORIES_STAY_BEHIND_SERVICES = classes()
            .that()
            .haveSimpleNameEndingWith("Repository")
            .and()
            .resideInAPackage("eu.peregrine.scholarships..")
            .should()
            .onlyBeAccessed()
            .byClassesThat(DescribedPredicate.describe(
                    "are no resources",
                    (JavaClass accessor) -> !accessor.getSimpleName().endsWith("Resource")));

    @TestFactory
    Stream<DynamicTest> rules() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("eu.peregrine.scholarships");
        return Stream.of(
                        RESOURCES_SAY_WHO_MAY,
                        POSTS_CAN_BE_REPEATED,
                        RESOURCES_KNOW_NO_DATABASE,
                        AGGREGATES_KNOW_NEITHER_HTTP_NOR_KAFKA,
                        NO_OTHER_SERVICE,
                        NO_CYCLES,
                        REPOSITORIES_STAY_BEHIND_SERVICES)
                .map(rule -> DynamicTest.dynamicTest(rule.getDescription(), () -> rule.check(classes)));
    }
}
