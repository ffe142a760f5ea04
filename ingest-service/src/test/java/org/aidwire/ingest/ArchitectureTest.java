package org.aidwire.ingest;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Which way the packages of the ingest service point. */
class ArchitectureTest {

    private static final String[] PURE = {
        "org.aidwire.ingest.admission..", "org.aidwire.ingest.formats.."
    };

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.aidwire");

    @Test
    void admission_knows_the_contract_and_plain_java_only() {
        classes()
                .that()
                .resideInAPackage("org.aidwire.ingest.admission..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "org.aidwire.ingest.admission..",
                                "org.aidwire.contract..",
                                "java..",
                                "org.jspecify.."))
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void what_is_pure_asks_neither_clock_nor_dice() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void only_the_edges_to_kafka_know_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..projection..",
                        "..publishing..",
                        "..feeds..",
                        "..extraction..",
                        "..archive..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.kafka..",
                        "org.eclipse.microprofile.reactive.messaging..",
                        "io.smallrye.reactive.messaging..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void the_ingest_service_knows_no_sql() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "jakarta.persistence..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.aidwire.ingest.(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void what_a_class_needs_comes_through_its_constructor() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void the_contract_knows_no_service_and_nobody_knows_deploy() {
        noClasses()
                .that(resideInAPackage("org.aidwire.contract.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.aidwire.ingest..", "io.quarkus..", "jakarta..")
                .allowEmptyShould(true)
                .check(SERVICE);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aidwire.local..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }
}
