package org.tocsin.backing;

import java.io.IOException;
import java.util.List;

/**
 * What to put in front of a command that will start PostgreSQL, which refuses to run as root. Usually nothing: as root the
 * server is wrapped in a user namespace of its own. Where the kernel or a container refuses that, the command runs as
 * {@code nobody}, who may still read and write where root could.
 */
public final class RootlessPrefix {

    /** Where PostgreSQL's programs are unpacked then: they ask whether nobody may run them, and nobody may look into root's home. */
    static final String HOME = "/var/tmp/tocsin-nobody";

    private static final String CAPABILITIES = "+dac_override,+fowner";
    private static final List<String> AS_NOBODY = List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=" + CAPABILITIES,
            "--ambient-caps=" + CAPABILITIES,
            "--");

    private RootlessPrefix() {}

    public static List<String> ifNeeded() {
        return isRoot() && !succeeds("unshare", "-U", "true") ? AS_NOBODY : List.of();
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
