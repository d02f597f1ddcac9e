package io.onefold.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Which room may know which, and what only some rooms may do. */
class RoomsTest {
    private static final String[] OUTSIDE = {"io.onefold.app..", "io.onefold.testing..", "io.onefold.benchmarks.."};
    private static final String[] IDENTITY_CORE = {
        "io.onefold.identity.facts..",
        "io.onefold.identity.forest..",
        "io.onefold.identity.resolve..",
        "io.onefold.identity.rules..",
        "io.onefold.identity.normalise..",
        "io.onefold.identity.oracle.."
    };

    private static final ArchRule SCHEMAS_KNOW_NO_OTHER_ROOM = noClasses()
            .that()
            .resideInAPackage("io.onefold.schemas..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..").and(not(resideInAPackage("io.onefold.schemas.."))));

    private static final ArchRule INGEST_KNOWS_SCHEMAS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.onefold.ingest..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage("io.onefold.schemas..", "io.onefold.ingest.."))));

    private static final ArchRule PROFILES_KNOW_SCHEMAS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.onefold.profile..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage("io.onefold.schemas..", "io.onefold.profile.."))));

    private static final ArchRule IDENTITY_KNOWS_PROFILES_AND_SCHEMAS_ONLY = noClasses()
            .that()
            .resideInAPackage("io.onefold.identity..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage(
                            "io.onefold.schemas..", "io.onefold.profile..", "io.onefold.identity.."))));

    private static final ArchRule THE_CORE_OF_IDENTITY_KNOWS_NOTHING_OF_ITS_TOPOLOGY = noClasses()
            .that()
            .resideInAnyPackage(IDENTITY_CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.onefold.identity.streams..");

    private static final ArchRule THE_ORACLE_SHARES_NOTHING_WITH_THE_LIVE_PATH = noClasses()
            .that()
            .resideInAPackage("io.onefold.identity.oracle..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.onefold.identity.facts..",
                    "io.onefold.identity.forest..",
                    "io.onefold.identity.resolve..",
                    "io.onefold.identity.streams..",
                    "io.onefold.profile..");

    private static final ArchRule THE_LIVE_PATH_KNOWS_NOTHING_OF_THE_ORACLE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.onefold.identity.facts..",
                    "io.onefold.identity.forest..",
                    "io.onefold.identity.resolve..",
                    "io.onefold.identity.streams..",
                    "io.onefold.profile..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.onefold.identity.oracle..");

    private static final ArchRule KAFKA_STAYS_AT_THE_EDGES = noClasses()
            .that(not(resideInAnyPackage("..kafka..", "..streams..", "..serde.."))
                    .and(not(resideInAnyPackage(OUTSIDE))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    private static final ArchRule ONLY_INGEST_AND_APP_READ_THE_WALL_CLOCK = noClasses()
            .that(not(resideInAPackage("io.onefold.ingest..")).and(not(resideInAnyPackage(OUTSIDE))))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    private static final ArchRule ONLY_APP_READS_THE_ENVIRONMENT = noClasses()
            .that(not(resideInAnyPackage(OUTSIDE)))
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    private static final ArchRule A_NAME_SAYS_WHAT_A_TYPE_IS = classes()
            .should()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.onefold");

    @Test
    void schemasKnowNoOtherRoom() {
        SCHEMAS_KNOW_NO_OTHER_ROOM.check(ALL);
    }

    @Test
    void ingestKnowsSchemasOnly() {
        INGEST_KNOWS_SCHEMAS_ONLY.check(ALL);
    }

    @Test
    void profilesKnowSchemasOnly() {
        PROFILES_KNOW_SCHEMAS_ONLY.check(ALL);
    }

    @Test
    void identityKnowsProfilesAndSchemasOnly() {
        IDENTITY_KNOWS_PROFILES_AND_SCHEMAS_ONLY.check(ALL);
    }

    @Test
    void theCoreOfIdentityKnowsNothingOfItsTopology() {
        THE_CORE_OF_IDENTITY_KNOWS_NOTHING_OF_ITS_TOPOLOGY.check(ALL);
    }

    @Test
    void theOracleSharesNothingWithTheLivePath() {
        THE_ORACLE_SHARES_NOTHING_WITH_THE_LIVE_PATH.check(ALL);
    }

    @Test
    void theLivePathKnowsNothingOfTheOracle() {
        THE_LIVE_PATH_KNOWS_NOTHING_OF_THE_ORACLE.check(ALL);
    }

    @Test
    void kafkaStaysAtTheEdges() {
        KAFKA_STAYS_AT_THE_EDGES.check(ALL);
    }

    @Test
    void onlyIngestAndAppReadTheWallClock() {
        ONLY_INGEST_AND_APP_READ_THE_WALL_CLOCK.check(ALL);
    }

    @Test
    void onlyAppReadsTheEnvironment() {
        ONLY_APP_READS_THE_ENVIRONMENT.check(ALL);
    }

    @Test
    void aNameSaysWhatATypeIs() {
        A_NAME_SAYS_WHAT_A_TYPE_IS.check(ALL);
    }
}
