package org.tocsin.local.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.local.gateway.ServiceName;
import org.tocsin.local.process.ProgramSettings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ServiceProgramsTest {

    @TempDir
    Path root;

    @Test
    void serviceThatRunsAsItsImageFindsItsSecretsWhereAContainerDoes() throws IOException {
        Files.createFile(Files.createDirectories(root.resolve("mailing-service/target/quarkus-app"))
                .resolve("quarkus-run.jar"));
        Path data = Files.createDirectories(root.resolve("data"));
        ProgramSettings program = new ServicePrograms(new InstallationSettings(
                        root,
                        new DataFolder(data),
                        LocalPorts.standard(),
                        true,
                        Map.of(),
                        Optional.of(Path.of("java"))))
                .service(ServiceName.MAILING);

        List<String> command = program.command();
        assertEquals(
                List.of(root.resolve("deploy/images/rehearse").toString(), "mailing-service", data.toString()),
                command.subList(0, 3));
        List<String> environment = command.subList(3, command.size());
        assertTrue(environment.contains("TOCSIN_OPERATOR_TOKEN_FILE=/run/secrets/operator.token"), command::toString);
        assertTrue(environment.stream().noneMatch(value -> value.contains(data.toString())), command::toString);
        assertEquals(Map.of("JAVA_HOME", "java"), program.environment());
    }
}
