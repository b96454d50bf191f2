package org.tocsin.backing;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** How the side process is started. */
final class SideProcessCommand {

    private SideProcessCommand() {}

    static List<String> of(Path folder, Path stateFile) throws IOException {
        List<String> prefix = RootlessPrefix.ifNeeded();
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx320m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.add("-Duser.home=" + (prefix.isEmpty() ? System.getProperty("user.home") : RootlessPrefix.HOME));
        command.addAll(List.of("-cp", classPath(folder), SideProcess.class.getName()));
        command.add(stateFile.toString());
        command.add(folder.resolve("side-process-" + UUID.randomUUID()).toString());
        return command;
    }

    private static String classPath(Path folder) throws IOException {
        Path dependencies = folder.resolve("side-process.classpath");
        if (!Files.exists(dependencies)) {
            throw new IOException("Build deploy/backing first: ./mvnw -pl deploy/backing -am process-classes");
        }
        return classes() + File.pathSeparator + Files.readString(dependencies).strip();
    }

    private static Path classes() throws IOException {
        try {
            return Path.of(SideProcess.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException odd) {
            throw new IOException("The classes of the side process have an odd address", odd);
        }
    }
}
