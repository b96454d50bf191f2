package org.tocsin.topics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;

/**
 * Gives each account its password (SCRAM-SHA-512, RFC 5802) and exactly the permissions of the list: those that an account of
 * the list has beyond it are taken away. Accounts that are not on the list are left alone.
 */
public final class ApplyAccess {

    private static final ScramCredentialInfo SCRAM = new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 8192);

    private final Admin admin;
    private final Consumer<String> report;

    public ApplyAccess(Admin admin, Consumer<String> report) {
        this.admin = admin;
        this.report = report;
    }

    /** @param passwords a folder with one file per account, named like it */
    public void apply(List<Permission> permissions, String prefix, Path passwords) throws InterruptedException {
        Set<String> accounts = permissions.stream().map(Permission::account).collect(Collectors.toSet());
        Outcomes.await(
                "accounts",
                admin.alterUserScramCredentials(credentials(accounts, passwords))
                        .all());
        Set<AclBinding> wanted = permissions.stream()
                .map(permission -> permission.binding(prefix))
                .collect(Collectors.toSet());
        settle(wanted, held(accounts, prefix));
    }

    private void settle(Set<AclBinding> wanted, Set<AclBinding> held) throws InterruptedException {
        Collection<AclBinding> missing = without(wanted, held);
        Outcomes.await("permissions", admin.createAcls(missing).all());
        missing.forEach(binding -> report.accept("allowed " + words(binding)));
        Collection<AclBinding> excess = without(held, wanted);
        Outcomes.await(
                "permissions",
                admin.deleteAcls(excess.stream().map(AclBinding::toFilter).toList())
                        .all());
        excess.forEach(binding -> report.accept("withdrew " + words(binding)));
    }

    /** Another installation may share the cluster and its accounts, with a prefix of its own. */
    private Set<AclBinding> held(Set<String> accounts, String prefix) throws InterruptedException {
        return Outcomes.await(
                        "permissions", admin.describeAcls(AclBindingFilter.ANY).values())
                .stream()
                .filter(binding -> accounts.contains(binding.entry().principal().replaceFirst("^User:", "")))
                .filter(binding -> binding.pattern().name().startsWith(prefix))
                .collect(Collectors.toSet());
    }

    private static List<UserScramCredentialAlteration> credentials(Set<String> accounts, Path passwords) {
        return accounts.stream()
                .<UserScramCredentialAlteration>map(account ->
                        new UserScramCredentialUpsertion(account, SCRAM, password(passwords.resolve(account))))
                .toList();
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("TOCSIN_TOPICS_ACCOUNTS has no readable file " + file, unreadable);
        }
    }

    private static Collection<AclBinding> without(Set<AclBinding> some, Set<AclBinding> others) {
        return some.stream().filter(binding -> !others.contains(binding)).toList();
    }

    private static String words(AclBinding binding) {
        return binding.entry().principal() + " "
                + binding.entry().operation() + " "
                + binding.pattern().resourceType() + " "
                + binding.pattern().name();
    }
}
