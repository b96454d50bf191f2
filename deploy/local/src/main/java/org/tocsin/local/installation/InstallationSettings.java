package org.tocsin.local.installation;

import java.nio.file.Path;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param root the working copy, with the services' programs built
 * @param fresh whether to delete what the folder holds
 * @param serviceEnvironment variables for the services, over the ones they get anyway
 */
public record InstallationSettings(
        Path root, DataFolder folder, LocalPorts ports, boolean fresh, Map<String, String> serviceEnvironment) {}
