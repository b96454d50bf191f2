package org.tocsin.mailing.inbound;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.tocsin.mailing.inbound", importOptions = ImportOption.DoNotIncludeTests.class)
class InboundCorePurityTest {

    @ArchTest
    static final ArchRule UNDERSTANDING_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("..inbound.message..", "..inbound.understanding..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.jdbi..", "..inbound.receiving..", "..inbound.smtp..");
}
