package io.onefold.testing.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** Which room may know which, and what only some rooms may do. */
@AnalyzeClasses(packages = "io.onefold", importOptions = ImportOption.DoNotIncludeTests.class)
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

    @ArchTest
    static final ArchRule schemasKnowNoOtherRoom = noClasses()
            .that()
            .resideInAPackage("io.onefold.schemas..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..").and(not(resideInAPackage("io.onefold.schemas.."))));

    @ArchTest
    static final ArchRule ingestKnowsSchemasOnly = noClasses()
            .that()
            .resideInAPackage("io.onefold.ingest..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage("io.onefold.schemas..", "io.onefold.ingest.."))));

    @ArchTest
    static final ArchRule profilesKnowSchemasOnly = noClasses()
            .that()
            .resideInAPackage("io.onefold.profile..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage("io.onefold.schemas..", "io.onefold.profile.."))));

    @ArchTest
    static final ArchRule identityKnowsProfilesAndSchemasOnly = noClasses()
            .that()
            .resideInAPackage("io.onefold.identity..")
            .should()
            .dependOnClassesThat(resideInAPackage("io.onefold..")
                    .and(not(resideInAnyPackage(
                            "io.onefold.schemas..", "io.onefold.profile..", "io.onefold.identity.."))));

    @ArchTest
    static final ArchRule theCoreOfIdentityKnowsNothingOfItsTopology = noClasses()
            .that()
            .resideInAnyPackage(IDENTITY_CORE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.onefold.identity.streams..");

    @ArchTest
    static final ArchRule theOracleSharesNothingWithTheLivePath = noClasses()
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

    @ArchTest
    static final ArchRule theLivePathKnowsNothingOfTheOracle = noClasses()
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

    @ArchTest
    static final ArchRule kafkaStaysAtTheEdges = noClasses()
            .that(not(resideInAnyPackage("..kafka..", "..streams..", "..serde.."))
                    .and(not(resideInAnyPackage(OUTSIDE))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.kafka..");

    @ArchTest
    static final ArchRule onlyIngestAndAppReadTheWallClock = noClasses()
            .that(not(resideInAPackage("io.onefold.ingest..")).and(not(resideInAnyPackage(OUTSIDE))))
            .should()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone");

    @ArchTest
    static final ArchRule onlyAppReadsTheEnvironment = noClasses()
            .that(not(resideInAnyPackage(OUTSIDE)))
            .should()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethod(System.class, "getProperty", String.class);

    @ArchTest
    static final ArchRule aNameSaysWhatATypeIs = classes()
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
}
