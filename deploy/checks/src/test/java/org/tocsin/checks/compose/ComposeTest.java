package org.tocsin.checks.compose;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import org.junit.jupiter.api.Test;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComposeTest {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|KEYS|SECRET)");

    private final ComposeFile compose = new ComposeFile();

    /** The schema is the published one of the Compose Specification (Apache License 2.0). */
    @Test
    void fileIsWhatTheComposeSpecificationAllows() throws IOException {
        try (InputStream schema = ComposeTest.class.getResourceAsStream("/compose-spec.json")) {
            ObjectNode published = (ObjectNode) new ObjectMapper().readTree(schema);
            // A file name, which JSON Schema does not take for an identifier.
            published.remove("$id");
            JsonSchema specification =
                    JsonSchemaFactory.getInstance(VersionFlag.V7).getSchema(published);
            Set<ValidationMessage> mistakes = specification.validate(compose.content());
            assertTrue(mistakes.isEmpty(), mistakes::toString);
        }
    }

    @Test
    void onlyProxiesArePublished() {
        each((name, service) -> assertEquals(
                Set.of("proxy", "smtp-proxy").contains(name), service.has("ports"), name + " is published"));
    }

    @Test
    void noNameOrPortStandsInTheWayOfReplicas() {
        each((name, service) -> assertFalse(service.has("container_name"), name));
    }

    @Test
    void everythingHasLimitsAndLogsThatEnd() {
        each((name, service) -> {
            JsonNode limits = service.at("/deploy/resources/limits");
            assertTrue(limits.has("memory") && limits.has("cpus") && limits.has("pids"), name);
            assertTrue(service.at("/logging/options").has("max-size"), name);
        });
    }

    @Test
    void nothingKeepsPrivilegesOrGainsThem() {
        each((name, service) -> {
            assertEquals("[\"ALL\"]", service.path("cap_drop").toString(), name);
            assertEquals(
                    "[\"no-new-privileges:true\"]", service.path("security_opt").toString(), name);
            assertFalse(service.has("privileged"), name);
        });
    }

    @Test
    void whateverKeepsRunningSaysWhetherItIsReady() {
        Set<String> jobs = compose.jobs();
        each((name, service) -> {
            assertEquals(!jobs.contains(name), service.has("healthcheck"), name);
            assertTrue(service.has("restart"), name);
        });
    }

    @Test
    void waitingIsForReadinessOrForTheEndOfAJob() {
        each((name, service) -> service.path("depends_on").properties().forEach(other -> {
            String condition = other.getValue().path("condition").asText();
            assertTrue(
                    Set.of("service_healthy", "service_completed_successfully").contains(condition), name);
            assertTrue(compose.services().containsKey(other.getKey()), name);
        }));
    }

    @Test
    void servicesRunAsNobodyOnAFileSystemTheyCannotWrite() {
        compose.ours().forEach((name, service) -> {
            assertEquals("10001:10001", service.path("user").asText(), name);
            assertTrue(service.path("read_only").asBoolean(), name);
            assertEquals("30s", service.path("stop_grace_period").asText(), name);
            assertEquals(
                    "[\"CMD\",\"/tocsin/ready\"]",
                    service.at("/healthcheck/test").toString(),
                    name);
        });
    }

    /** Docker forbids it unless told, and then RSA signatures are made by Java alone. */
    @Test
    void theSenderMayRunTheLibraryThatItUnpacks() {
        assertEquals(
                "[\"/tmp:exec\"]",
                compose.services().get("mailing-service").path("tmpfs").toString());
    }

    @Test
    void onlyThePublicSiteIsPublishedBeyondThisHost() {
        compose.services()
                .get("proxy")
                .path("ports")
                .forEach(port -> assertTrue(
                        port.asText().startsWith("127.0.0.1:") || port.asText().matches("\\$\\{HTTPS?_PORT:-.*"),
                        port.asText()));
    }

    @Test
    void secretsAreNamedByFileOnly() {
        each((name, service) -> service.path("environment")
                .properties()
                .forEach(variable -> assertFalse(
                        SECRET.matcher(variable.getKey()).matches(), name + " has a secret in " + variable.getKey())));
    }

    @Test
    void onlyProxiesAndWhoCallsOthersHaveAWayOut() {
        Set<String> outside = compose.content().get("networks").properties().stream()
                .filter(network -> !network.getValue().path("internal").asBoolean())
                .map(network -> network.getKey())
                .collect(Collectors.toSet());
        Set<String> connected = new TreeSet<>();
        each((name, service) -> service.path("networks").forEach(network -> {
            if (outside.contains(network.asText())) {
                connected.add(name);
            }
        }));
        assertEquals(Set.of("proxy", "smtp-proxy", "mailing-service", "preference-service", "mailbox"), connected);
    }

    @Test
    void mountedFilesExist() {
        each((name, service) -> service.path("volumes").forEach(volume -> {
            if (volume.asText().startsWith("./")) {
                String file =
                        "deploy/" + volume.asText().replaceFirst(":.*", "").substring(2);
                assertTrue(Files.exists(Repository.file(file)), file);
            }
        }));
    }

    @Test
    void brokerIsTheVersionThatTheTestsRunOn() {
        String pom = Repository.text("pom.xml");
        String image = compose.services().get("kafka").path("image").asText();
        assertTrue(pom.contains("<kafka.version>" + image.replaceFirst(".*:", "") + "</kafka.version>"), image);
    }

    private void each(BiConsumer<String, JsonNode> check) {
        compose.services().forEach(check);
    }
}
