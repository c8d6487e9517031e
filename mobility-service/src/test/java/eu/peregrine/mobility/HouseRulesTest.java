package eu.peregrine.mobility;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import eu.peregrine.kit.idempotency.Idempotent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import org.junit.jupiter.api.Test;

/** The rules of the house that the compiler cannot check. */
class HouseRulesTest {

    private final JavaClasses ours = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("eu.peregrine.mobility");

    @Test
    void noFeatureKnowsAnotherService() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("eu.peregrine.partners..", "eu.peregrine.scholarships..", "eu.peregrine.gateway..")
                .check(ours);
    }

    @Test
    void featuresHaveNoCycles() {
        slices().matching("eu.peregrine.mobility.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ours);
    }

    @Test
    void resourcesTouchNoDatabase() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Resource")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.persistence.EntityManager")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Repository")
                .check(ours);
    }

    @Test
    void onlyResourcesAndServicesKnowHttpAndOnlyFollowersKnowKafka() {
        noClasses()
                .that()
                .areAnnotatedWith("jakarta.persistence.Entity")
                .or()
                .areEnums()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jakarta.ws.rs..", "org.apache.kafka..", "eu.peregrine.kit.outbox..", "io.quarkus..")
                .check(ours);
        noClasses()
                .that()
                .haveSimpleNameNotEndingWith("Follower")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..")
                .check(ours);
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        methods()
                .that()
                .areAnnotatedWith(GET.class)
                .or()
                .areAnnotatedWith(POST.class)
                .or()
                .areAnnotatedWith(PUT.class)
                .or()
                .areAnnotatedWith(PATCH.class)
                .or()
                .areAnnotatedWith(DELETE.class)
                .should()
                .beAnnotatedWith(RolesAllowed.class)
                .orShould()
                .beAnnotatedWith(PermitAll.class)
                .check(ours);
    }

    /** What an import has done, its {@code importId} says; a few more write nothing, or the same however often. */
    @Test
    void everyPostThatWritesCanBeRepeated() {
        methods()
                .that()
                .areAnnotatedWith(POST.class)
                .and()
                .haveNameNotMatching("import.*|simulate|preview|recompute")
                .should()
                .beAnnotatedWith(Idempotent.class)
                .check(ours);
    }

    @Test
    void repositoriesStayInsideTheirFeature() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Repository")
                .should()
                .bePackagePrivate()
                .check(ours);
    }
}
