package org.tocsin.mailing;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

@AnalyzeClasses(packages = "org.tocsin.mailing", importOptions = ImportOption.DoNotIncludeTests.class)
class SendingCorePurityTest {

    @ArchTest
    static final ArchRule CAMPAIGNS_MESSAGES_AND_SMTP_KNOW_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAnyPackage("org.tocsin.mailing.campaign", "org.tocsin.mailing.message", "org.tocsin.mailing.smtp")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "io.quarkus..", "org.jdbi..", "..delivery..", "..studio..");

    @ArchTest
    static final ArchRule DELIVERY_KNOWS_NOTHING_OF_HTTP = noClasses()
            .that()
            .resideInAPackage("org.tocsin.mailing.delivery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "..studio..");
}
