package org.tocsin.registration;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.tocsin.registration", importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule theCoreKnowsNeitherFrameworkNorEdges = noClasses()
            .that()
            .resideInAnyPackage("..address", "..signup", "..subscriber", "..allowance", "..network")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta..",
                    "io.quarkus..",
                    "io.vertx..",
                    "org.jdbi..",
                    "java.sql..",
                    "org.tocsin.events..",
                    "org.tocsin.web..",
                    "..postgres",
                    "..subscribe",
                    "..confirm",
                    "..retention",
                    "..privacy");
}
