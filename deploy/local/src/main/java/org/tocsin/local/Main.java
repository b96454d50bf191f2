package org.tocsin.local;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.tocsin.local.demo.BadCatalogueException;
import org.tocsin.local.demo.Catalogue;
import org.tocsin.local.demo.CatalogueSource;
import org.tocsin.local.installation.CannotStartException;
import org.tocsin.local.installation.DataFolder;
import org.tocsin.local.installation.Installation;
import org.tocsin.local.installation.InstallationSettings;
import org.tocsin.local.installation.LocalPorts;

/** Starts everything, waits until it is told to stop, stops everything. */
final class Main {

    private static final int FAILED = 1;
    /** Held here, for the JDK forgets the level of a logger that nobody holds. */
    private static final Logger ALL_LOGGERS = Logger.getLogger("");
    /** Tells of a server that was killed with a stack trace; that it is started again is told anyway. */
    private static final Logger POSTGRESQL = Logger.getLogger("io.zonky.test.db.postgres");

    private final PrintStream out;
    private final Progress progress;

    private Main(PrintStream out) {
        this.out = out;
        this.progress = new Progress(out);
    }

    public static void main(String[] arguments) {
        ALL_LOGGERS.setLevel(Level.SEVERE);
        POSTGRESQL.setLevel(Level.OFF);
        Main main = new Main(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        StopSignals.interrupt(Thread.currentThread());
        int status = FAILED;
        try {
            status = main.run(arguments);
        } catch (RuntimeException | Error unexpected) {
            unexpected.printStackTrace(main.out);
        }
        // Not by returning: threads of the libraries would keep the process.
        System.exit(status);
    }

    private int run(String... arguments) {
        try {
            return run(Arguments.parse(arguments));
        } catch (CannotStartException | BadCatalogueException explained) {
            out.println(explained.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            out.println("Stopped.");
            return 0;
        }
    }

    private int run(Arguments arguments) throws InterruptedException {
        InstallationSettings settings = settings(arguments);
        if (!arguments.demo()) {
            return runUntilStopped(settings);
        }
        Catalogue catalogue = CatalogueSource.read(arguments.advisories());
        if (settings.folder().isHeld() && !arguments.fresh()) {
            progress.tell("Tocsin runs already; the demo plays on it and leaves it running.");
            return demo(settings, catalogue);
        }
        return startAndDemo(settings, catalogue);
    }

    private int runUntilStopped(InstallationSettings settings) throws InterruptedException {
        Installation installation = Installation.start(settings, progress::tell);
        try {
            Addresses.print(settings.ports(), settings.folder(), out);
            new CountDownLatch(1).await();
            return FAILED;
        } finally {
            stop(installation);
        }
    }

    private int startAndDemo(InstallationSettings settings, Catalogue catalogue) throws InterruptedException {
        Installation installation = Installation.start(settings, progress::tell);
        try {
            return demo(settings, catalogue);
        } finally {
            stop(installation);
        }
    }

    private int demo(InstallationSettings settings, Catalogue catalogue) throws InterruptedException {
        return DemoRun.play(settings, catalogue, out, progress::tell) ? 0 : FAILED;
    }

    private void stop(Installation installation) {
        progress.tell("Stopping");
        installation.close();
    }

    private static InstallationSettings settings(Arguments arguments) {
        DataFolder folder = new DataFolder(arguments.root().resolve("deploy/local/.data"));
        return new InstallationSettings(
                arguments.root(), folder, LocalPorts.standard(), arguments.fresh(), Map.of(), arguments.imageJava());
    }
}
