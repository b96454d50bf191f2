package org.tocsin.checks.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.tocsin.checks.Repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code deploy/tocsin}, with programs in place of docker and kubectl that write down what they are told. */
class CommandLineTest {

    @TempDir
    Path folder;

    @Test
    void composeAsksTheServiceThatRuns() throws Exception {
        program("docker", "case \"$*\" in *verify) exit 1 ;; esac");
        assertEquals(1, tocsin("--in", "compose", "ledger", "verify"));
        assertTrue(
                told().contains("exec -T preference-service java -Xmx96m -XX:+UseSerialGC -jar"
                        + " /tocsin/quarkus-run.jar ledger verify\n"),
                told());
    }

    @Test
    void ledgerThatNobodyCouldLookAtIsNotCalledDamaged() throws Exception {
        program("docker", "exit 1");
        assertEquals(2, tocsin("--in", "compose", "ledger", "verify"));
        program("kubectl", "exit 1");
        assertEquals(2, tocsin("--in", "kubernetes", "ledger", "verify"));
    }

    @Test
    void recallsAreSentAgainBesideTheService() throws Exception {
        program("kubectl", "exit 0");
        assertEquals(0, tocsin("--in", "kubernetes", "recalls", "resend", "all"));
        assertTrue(told().endsWith("quarkus-run.jar recalls resend all"), told());
    }

    @Test
    void composeRunsTheTopicsImageForDeadLetters() throws Exception {
        program("docker", "exit 0");
        assertEquals(0, tocsin("--in", "compose", "dead-letters", "replay", "all", "--reason", "no such column"));
        assertTrue(
                told().endsWith("run --rm --no-deps -T topics dead-letters replay all --reason no such column"),
                told());
    }

    @Test
    void kubernetesMakesAJobOfTheSuspendedOneAndPassesItsExitCodeOn() throws Exception {
        program(
                "kubectl",
                "case \"$*\" in *\"get pods\"*) echo 1 ;; *patch*) cat >/dev/null ;; *logs*) echo 3 dead letters ;; esac");
        assertEquals(1, tocsin("--in", "kubernetes", "dead-letters", "list", "--reason", "a \"quoted\" \\ word"));
        assertTrue(told().contains("create job command-"), told());
        assertTrue(told().contains("--from=cronjob/commands"), told());
        assertTrue(
                told().contains("\"value\":[\"dead-letters\",\"list\",\"--reason\",\"a \\\"quoted\\\" \\\\ word\"]"),
                told());
        assertTrue(told().contains("delete job command-"), told());
        assertTrue(Repository.text("deploy/kubernetes/base/topics.yaml")
                .contains("kind: CronJob\nmetadata:\n  name: commands\n"));
    }

    @Test
    void whoeverAsksForSomethingElseIsToldWhatThereIs() throws Exception {
        assertEquals(2, tocsin("dance"));
        assertEquals(2, tocsin("--in", "nowhere", "ledger", "verify"));
        assertEquals(2, tocsin("keys", "eat"));
        assertEquals(2, tocsin("log", "rewind", "nobody", "--to-start"));
        assertEquals(0, tocsin("--help"));
        assertTrue(Files.readString(folder.resolve("said")).contains("dead-letters list [TOPIC]"));
    }

    @Test
    void newKeyOpensBeforeItMintsAndTheOldOneGoesLast() throws Exception {
        Path one = Files.writeString(folder.resolve("one"), "a:QUFB");
        Path other = Files.writeString(folder.resolve("other"), "a:QUFB\n");
        assertEquals(0, rotate("add", one, other));
        assertTrue(Files.readString(one).matches("a:QUFB,b:[A-Za-z0-9+/]{43}="), Files.readString(one));
        assertEquals(0, rotate("use", one, other));
        assertTrue(Files.readString(other).matches("b:[^,]+,a:QUFB"), Files.readString(other));
        assertEquals(2, rotate("drop", "b", one, other));
        assertEquals(0, rotate("drop", "a", one, other));
        assertTrue(Files.readString(one).matches("b:[^,]+"), Files.readString(one));
        assertEquals(Files.readString(one), Files.readString(other));
    }

    @Test
    void ringsThatDifferAreLeftAlone() throws Exception {
        Path one = Files.writeString(folder.resolve("one"), "a:QUFB");
        Path other = Files.writeString(folder.resolve("other"), "a:QkJC");
        assertEquals(2, rotate("add", one, other));
        assertEquals("a:QUFB", Files.readString(one));
    }

    @Test
    void newOperatorIsListedByTheHashOfASecretThatIsShownOnce() throws Exception {
        Path list = Files.writeString(folder.resolve("operators"), "operator sha256:" + "0".repeat(64));
        assertEquals(0, run("deploy/secrets/operators", List.of("add", "anna", list.toString())));
        String secret = Files.readAllLines(folder.resolve("said")).get(1);
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("operator sha256:" + "0".repeat(64), "anna sha256:" + hash), Files.readAllLines(list));
        assertEquals(2, run("deploy/secrets/operators", List.of("add", "anna", list.toString())));
        assertEquals(0, run("deploy/secrets/operators", List.of("remove", "operator", list.toString())));
        assertEquals(List.of("anna sha256:" + hash), Files.readAllLines(list));
    }

    @Test
    void anchorsOfThisMachineGetIntoTheContainer() throws Exception {
        Path anchors = Files.writeString(folder.resolve("anchors"), "1 abc\n");
        program("docker", "cat >>'" + folder.resolve("got") + "'");
        assertEquals(0, tocsin("--in", "compose", "ledger", "verify", "--anchors", anchors.toString()));
        assertTrue(told().endsWith("quarkus-run.jar ledger verify --anchors -"), told());
        assertEquals("1 abc\n", Files.readString(folder.resolve("got")));
        assertEquals(2, tocsin("--in", "compose", "ledger", "verify", "--anchors", "/nowhere"));
    }

    @Test
    void operatorsCanBeListedOnKubernetesToo() throws Exception {
        program("kubectl", "echo operator");
        assertEquals(0, tocsin("--in", "kubernetes", "operators", "list"));
        assertTrue(told().contains("exec -i deployment/registration-service --container service -- sed"), told());
    }

    @Test
    void kubernetesKeepsTheNewOperatorInTheSecretsOfBothServices() throws Exception {
        Path patch = folder.resolve("patch");
        program(
                "kubectl",
                "case \"$*\" in *'get deployment'*) echo mine ;; *'get secret'*) printf 'operator sha256:"
                        + "0".repeat(64) + "\\n' | base64 -w 0 ;; *patch*) cat \"${7#*=}\" >>'" + patch + "' ;; esac");
        assertEquals(0, tocsin("--in", "kubernetes", "operators", "add", "anna"));
        assertTrue(told().contains("patch secret mine --type=merge"), told());
        List<String> lists = Pattern.compile("\"operators\":\"([^\"]*)\"")
                .matcher(Files.readString(patch))
                .results()
                .map(patched -> new String(Base64.getDecoder().decode(patched.group(1)), StandardCharsets.UTF_8))
                .toList();
        assertTrue(lists.get(0).matches("operator sha256:0{64}\nanna sha256:[0-9a-f]{64}\n"), lists::toString);
        assertEquals(List.of(lists.get(0), lists.get(0)), lists, "the same for both");

        Files.delete(folder.resolve("told"));
        assertEquals(2, tocsin("--in", "kubernetes", "operators", "add", "operator"));
        assertFalse(told().contains("patch"), "nothing is changed by what failed");
    }

    @Test
    void exportThatIsRefusedIsNoExport() throws Exception {
        program("docker", "echo https://news.threatpost.example");
        program("curl", "cat >/dev/null; echo no such reason; exit 22");
        assertEquals(2, tocsin("--in", "compose", "export", "--reason", "moving"));
        assertEquals(2, tocsin("--in", "compose", "export"));
    }

    @Test
    void replacedCredentialEndsTheOneBefore() throws Exception {
        Path secrets = folder.resolve("secrets");
        assertEquals(0, run("deploy/secrets/create", List.of(secrets.toString())));
        Path list = secrets.resolve("registration-service/operators");
        Files.writeString(list, Files.readString(list) + "anna sha256:" + "0".repeat(64) + "\n");
        String before = Files.readAllLines(list).get(0);
        Files.writeString(secrets.resolve("mailing-service/operator-token"), "another-credential-of-some-length\n");

        assertEquals(0, run("deploy/secrets/create", List.of(secrets.toString())));

        List<String> after = Files.readAllLines(list);
        assertFalse(after.contains(before), after::toString);
        assertEquals(
                Files.readAllLines(secrets.resolve("mailing-service/operators")).get(0), after.get(0));
        assertEquals("anna sha256:" + "0".repeat(64), after.get(1));
        Files.writeString(list, "operator sha256:" + "1".repeat(64) + "\n");
        assertEquals(0, run("deploy/secrets/create", List.of(secrets.toString())));
        assertEquals(
                List.of("operator sha256:" + "1".repeat(64)),
                Files.readAllLines(list),
                "who has a secret of their own keeps it");
    }

    @Test
    void importSaysHowFarItIsAndGoesOnWhereItBroke() throws Exception {
        Path list = Files.writeString(folder.resolve("list"), "reader@readers.example\n".repeat(1200));
        // Like the real one it takes whatever is on standard input.
        program(
                "docker",
                "cat >/dev/null; case \"$*\" in *printenv*) echo https://news.threatpost.example ;; *) echo secret ;; esac");
        program(
                "curl",
                "[ $(wc -l) -ge 200 ] || exit 8; case \"$*\" in *first=1001*) [ -e '" + list
                        + ".again' ] || exit 7 ;; esac; "
                        + "printf '{\"invited\":7,\"refused\":[{\"line\":3,\"reason\":\"email: no\"}]}\\n200'");
        assertEquals(2, tocsin("--in", "compose", "import", list.toString(), "newsletter"));
        assertEquals("1001\n", Files.readString(folder.resolve("list.done")));

        Files.createFile(folder.resolve("list.again"));
        assertEquals(1, tocsin("--in", "compose", "import", list.toString(), "newsletter"));
        assertTrue(
                Files.readString(folder.resolve("said")).contains("1200 of 1200 lines"),
                Files.readString(folder.resolve("said")));
        assertEquals(
                List.of("line 3: email: no", "line 3: email: no", "line 3: email: no"),
                Files.readAllLines(folder.resolve("list.refused")));
        assertTrue(told().contains("/api/v1/invitations?first=501&topic=newsletter"), told());
    }

    @Test
    void projectionIsRebuiltWhileNobodyReads() throws Exception {
        program("docker", "exit 0");
        assertEquals(0, tocsin("--in", "compose", "projection", "rebuild"));
        List<String> calls = Files.readAllLines(folder.resolve("told"));
        assertTrue(calls.get(0).endsWith("stop mailing-service"), told());
        assertTrue(calls.get(1).endsWith("topics log rewind mailing-service --to-start"), told());
        assertTrue(calls.get(2).endsWith("start mailing-service"), told());
        program("docker", "case \"$*\" in *rewind*) exit 2 ;; esac");
        assertEquals(2, tocsin("--in", "compose", "projection", "rebuild"));
        assertTrue(told().endsWith("start mailing-service"), "it is started all the same");
    }

    @Test
    void sendersComeBackOnKubernetesHoweverTheRebuildEnds() throws Exception {
        program("kubectl", "case \"$*\" in *'get deployment'*) echo 3 ;; *'replicas=0'*) exit 1 ;; esac");
        assertEquals(2, tocsin("--in", "kubernetes", "projection", "rebuild"));
        assertTrue(told().contains("scale deployment mailing-service --replicas=3"), told());
        assertTrue(told().endsWith("autoscaling.keda.sh/paused-replicas-"), told());
    }

    @Test
    void oldDataKeysStayUntilAllServicesSealWithTheNewest() throws Exception {
        String docker =
                "case \"$*\" in *'cat /run'*) printf 'key 1 x\\nkey 2 y\\n' ;; *q/metrics*) printf 'tocsin_data_keys_left 0.0\\n"
                        + "tocsin_data_clear 0.0\\ntocsin_outbox_waiting 0.0\\ntocsin_data_keys_sealing %s.0\\n' ;; esac";
        program("docker", docker.formatted(1));
        assertEquals(2, tocsin("--in", "compose", "data-keys", "drop", "--now"));
        assertFalse(told().contains("/seal"), told());
        program("docker", docker.formatted(2));
        assertEquals(0, tocsin("--in", "compose", "data-keys", "drop", "--now"));
        assertTrue(told().contains("--entrypoint /seal secrets drop --now"), told());
    }

    private void program(String name, String does) throws IOException {
        Path program = Files.writeString(
                folder.resolve(name),
                "#!/bin/sh\nprintf '%s\\n' \"$*\" >>'" + folder.resolve("told") + "'\n" + does + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    private String told() throws IOException {
        return Files.readString(folder.resolve("told")).strip();
    }

    private int tocsin(String... words) throws IOException, InterruptedException {
        return run("deploy/tocsin", List.of(words));
    }

    private int rotate(Object... words) throws IOException, InterruptedException {
        return run(
                "deploy/secrets/rotate",
                List.of(words).stream().map(Object::toString).toList());
    }

    private int run(String script, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Repository.file(script).toString()));
        command.addAll(words);
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        Process running = process.start();
        Files.writeString(
                folder.resolve("said"), new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return running.waitFor();
    }
}
