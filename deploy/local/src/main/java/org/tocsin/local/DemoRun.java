package org.tocsin.local;

import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

import org.tocsin.local.demo.Catalogue;
import org.tocsin.local.demo.Demo;
import org.tocsin.local.demo.DemoSettings;
import org.tocsin.local.demo.Report;
import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.InstallationSettings;
import org.tocsin.local.installation.LocalPorts;

/** One demo on a running installation. */
final class DemoRun {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private DemoRun() {}

    /** Returns whether all of it happened. */
    static boolean play(InstallationSettings installation, Catalogue catalogue, PrintStream out, Consumer<String> news)
            throws InterruptedException {
        Report report = Demo.play(settings(installation.ports(), installation.folder()), catalogue, news);
        out.println();
        out.println(report.table());
        report.failures().forEach(failure -> out.println("Did not happen: " + failure));
        out.println(report.failures().isEmpty() ? "Everything happened as it should." : "The demo failed.");
        return report.failures().isEmpty();
    }

    private static DemoSettings settings(LocalPorts ports, DataFolder folder) {
        int run = folder.nextDemoRun();
        return new DemoSettings(
                URI.create("http://localhost:" + ports.publicOrigin()),
                ports.readersImap(),
                ports.inboundSmtp(),
                folder.secrets().readOperatorToken(),
                folder.secrets().readSponsorToken(),
                URI.create("http://localhost:" + ports.sponsor()),
                run == 1 ? "" : "." + run,
                PATIENCE);
    }
}
