package org.tocsin.local.installation;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What to start and where.
 *
 * @param root the working copy, with the services' programs built
 * @param fresh whether to delete what the folder holds
 * @param serviceEnvironment variables for the services, over the ones they get anyway
 * @param imageJava home of the Java that the images have, to run the services as the images would; needs Debian's bubblewrap
 */
public record InstallationSettings(
        Path root,
        DataFolder folder,
        LocalPorts ports,
        boolean fresh,
        Map<String, String> serviceEnvironment,
        Optional<Path> imageJava) {

    /** With the services as plain programs. */
    public InstallationSettings(
            Path root, DataFolder folder, LocalPorts ports, boolean fresh, Map<String, String> serviceEnvironment) {
        this(root, folder, ports, fresh, serviceEnvironment, Optional.empty());
    }
}
