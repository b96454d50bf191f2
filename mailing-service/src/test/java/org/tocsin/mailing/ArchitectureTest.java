package org.tocsin.mailing;

import java.time.Instant;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.quarkus.mailer.Mail;
import io.vertx.ext.mail.MailMessage;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "org.tocsin.mailing", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final DescribedPredicate<JavaMethodCall> WRITES_A_HEADER =
            DescribedPredicate.describe("write a header", call -> {
                boolean toMail = call.getTargetOwner().isEquivalentTo(Mail.class)
                        || call.getTargetOwner().isAssignableTo(MailMessage.class);
                String name = call.getTarget().getName();
                return toMail && (name.startsWith("addHeader") || name.startsWith("setHeader"));
            });

    @ArchTest
    static final ArchRule coreKnowsNoFramework = noClasses()
            .that()
            .resideInAnyPackage("..mailing.message..", "..mailing.campaign..", "..mailing.smtp..", "..mailing.dkim..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "jakarta.enterprise..",
                    "jakarta.inject..",
                    "jakarta.transaction..",
                    "jakarta.ws..",
                    "io.quarkus..",
                    "io.smallrye..",
                    "org.jdbi..");

    @ArchTest
    static final ArchRule packagesDependOnEachOtherOneWay =
            slices().matching("org.tocsin.mailing.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule transactionalMailStandsAlone = noClasses()
            .that()
            .resideInAPackage("..mailing.transactional..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mailing.campaign..", "..mailing.delivery..", "..mailing.inbound..");

    @ArchTest
    static final ArchRule nothingReachesIntoTransactionalOrInboundMail = noClasses()
            .that()
            .resideOutsideOfPackages("..mailing.transactional..", "..mailing.inbound..", "..mailing.bounce..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..mailing.transactional..", "..mailing.inbound..");

    /** The mail client writes CR and LF in a header's value to the wire. */
    @ArchTest
    static final ArchRule headersAreWrittenInOnePlace =
            noClasses().that().doNotHaveSimpleName("SafeMail").should().callMethodWhere(WRITES_A_HEADER);

    @ArchTest
    static final ArchRule nobodyButTheClockTellsTheTime = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");
}
