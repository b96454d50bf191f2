package org.tocsin.backing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.tocsin.topics.AccessList;
import org.tocsin.topics.ApplyAccess;
import org.tocsin.topics.Permission;

/**
 * A broker that knows who asks: by SCRAM on one listener, where only what {@code access.conf} allows is done; and on another
 * one an administrator who may do all. One for all tests that take it as a parameter; each takes a prefix of its own.
 */
final class SecuredBroker implements AutoCloseable {

    private static final String LOGIN =
            "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";";

    private final KafkaBroker broker;
    private final Path folder;
    private final int securedPort;

    private SecuredBroker() throws IOException {
        folder = Files.createTempDirectory("secured-broker");
        List<Integer> ports = Ports.free(3);
        securedPort = ports.get(2);
        broker = KafkaBroker.start(
                new KafkaBrokerSettings(folder.resolve("log"), ports.get(0), ports.get(1), Durability.FAST),
                security(ports));
    }

    private static Map<String, String> security(List<Integer> ports) {
        Map<String, String> settings = new HashMap<>();
        settings.put(
                "listeners",
                "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d,SECURED://127.0.0.1:%d".formatted(ports.toArray()));
        settings.put(
                "advertised.listeners",
                "CLIENTS://127.0.0.1:%d,SECURED://127.0.0.1:%d".formatted(ports.get(0), ports.get(2)));
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT,SECURED:SASL_PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512");
        settings.put(
                "listener.name.secured.scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", "User:ANONYMOUS");
        return settings;
    }

    /** Topics, accounts and permissions, as the topics job makes them. */
    void prepare(String prefix) throws InterruptedException, IOException {
        KafkaTopics.create(broker.bootstrapServers(), prefix);
        Path passwords = Files.createDirectories(folder.resolve("passwords"));
        for (String account : accounts()) {
            Files.writeString(passwords.resolve(account), password(account));
        }
        try (Admin admin = Admin.create(asAdministrator())) {
            new ApplyAccess(admin, change -> {}).apply(AccessList.read(), prefix, passwords);
            awaitPermissions(admin, prefix);
        }
        for (String account : accounts()) {
            awaitLogin(account);
        }
    }

    /** A broker applies what its controller has accepted a moment later. */
    private static void awaitPermissions(Admin admin, String prefix) throws InterruptedException {
        long applied = 0;
        while (applied < AccessList.read().size()) {
            applied = answer(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                    .filter(binding -> binding.pattern().name().startsWith(prefix))
                    .count();
        }
    }

    private void awaitLogin(String account) throws InterruptedException {
        boolean known = false;
        while (!known) {
            try (Admin admin = Admin.create(as(account))) {
                answer(admin.listTopics().names());
                known = true;
            } catch (SaslAuthenticationException notYet) {
                known = false;
            }
        }
    }

    private static <T> T answer(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof KafkaException refusal ? refusal : new KafkaException(failed.getCause());
        }
    }

    static Set<String> accounts() {
        return AccessList.read().stream().map(Permission::account).collect(Collectors.toSet());
    }

    Map<String, Object> asAdministrator() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }

    Map<String, Object> as(String account) {
        return as(account, password(account));
    }

    Map<String, Object> as(String account, String password) {
        return Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + securedPort,
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "SCRAM-SHA-512",
                "sasl.jaas.config",
                LOGIN.formatted(account, password));
    }

    private static String password(String account) {
        return account + "-only-for-tests";
    }

    @Override
    public void close() {
        broker.close();
    }

    /** Starts the broker for the first who needs it. */
    static final class Shared implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType().equals(SecuredBroker.class);
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .computeIfAbsent(SecuredBroker.class, key -> start(), SecuredBroker.class);
        }

        private static SecuredBroker start() {
            try {
                return new SecuredBroker();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
