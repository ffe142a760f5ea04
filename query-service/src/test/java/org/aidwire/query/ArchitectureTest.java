package org.aidwire.query;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Which way the packages of the query service point. */
class ArchitectureTest {

    /** What the rooms share. */
    private static final String[] SHARED = {"org.aidwire.query.http..", "org.aidwire.query.view.."};

    private static final String[] ROOMS = {
        "org.aidwire.query.status..",
        "org.aidwire.query.changes..",
        "org.aidwire.query.export..",
        "org.aidwire.query.board..",
        "org.aidwire.query.operate.."
    };

    private static final String[] READ_SIDE =
            Stream.concat(Stream.of(SHARED), Stream.of(ROOMS)).toArray(String[]::new);

    private static final JavaClasses SERVICE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.aidwire");

    @Test
    void the_rules_know_the_contract_and_plain_java_only() {
        classes()
                .that()
                .resideInAPackage("org.aidwire.query.aid..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "org.aidwire.query.aid..",
                                "org.aidwire.contract..",
                                "java..",
                                "org.jspecify.."))
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void the_rules_ask_neither_clock_nor_dice() {
        noClasses()
                .that()
                .resideInAPackage("org.aidwire.query.aid..")
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
    void only_the_projection_knows_kafka() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "..projection..", "..publishing..", "..feeds..", "..extraction..")
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
    void only_the_store_knows_sql() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.aidwire.query.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.sql..",
                        "javax.sql..",
                        "jakarta.persistence..",
                        "io.quarkus.hibernate..",
                        "org.hibernate..",
                        "io.agroal..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void rules_projection_and_store_know_no_http() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.aidwire.query.aid..",
                        "org.aidwire.query.projection..",
                        "org.aidwire.query.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.ws.rs..", "io.vertx.ext.web..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void writing_and_reading_meet_in_the_store_alone() {
        noClasses()
                .that()
                .resideInAPackage("org.aidwire.query.projection..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(READ_SIDE)
                .allowEmptyShould(true)
                .check(SERVICE);
        noClasses()
                .that()
                .resideInAnyPackage(READ_SIDE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.aidwire.query.projection..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @ParameterizedTest
    @FieldSource("ROOMS")
    void a_room_knows_no_other_room(String room) {
        noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        Stream.of(ROOMS).filter(each -> !each.equals(room)).toArray(String[]::new))
                .allowEmptyShould(true)
                .check(SERVICE);
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("org.aidwire.query.(*)..")
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
    void nobody_knows_deploy_or_the_other_service() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.aidwire.local..", "org.aidwire.ingest..")
                .allowEmptyShould(true)
                .check(SERVICE);
    }
}
