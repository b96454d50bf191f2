package org.tocsin.registration.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** All versions of the policy; read at start, so that a missing file shows then and not when a reader asks. */
@Startup
@Singleton
public class Policies {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}\\.md");

    private final List<Policy> oldestFirst;
    private final Clock clock;

    Policies(PrivacySettings settings, Clock clock) {
        this.clock = clock;
        Map<LocalDate, Policy> versions = new TreeMap<>();
        for (LocalDate since : settings.versions()) {
            add(versions, since, shipped(since), settings.publisher());
        }
        for (Path file : settings.folder().map(Policies::filesIn).orElse(List.of())) {
            LocalDate since = LocalDate.parse(file.getFileName().toString().substring(0, "2026-11-23".length()));
            add(versions, since, read(file), settings.publisher());
        }
        oldestFirst = List.copyOf(versions.values());
    }

    /** The version that new consents are given under: the newest whose day has come. */
    public Policy current() {
        List<Policy> inForce = inForce().toList();
        return inForce.isEmpty() ? oldestFirst.get(0) : inForce.get(inForce.size() - 1);
    }

    /** What changed since this version, and had to be told: the newest such version that holds by now. */
    public Optional<Policy> materialChangeSince(String version) {
        return newestMaterial().filter(policy -> policy.version().compareTo(version) > 0);
    }

    Optional<Policy> newestMaterial() {
        return inForce().filter(policy -> policy.material().isPresent()).reduce((older, newer) -> newer);
    }

    Optional<Policy> find(String version) {
        return oldestFirst.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst();
    }

    /** The version that this one follows. */
    Optional<Policy> before(Policy policy) {
        return oldestFirst.stream()
                .filter(other -> other.since().isBefore(policy.since()))
                .reduce((older, newer) -> newer);
    }

    /** Oldest first, those to come included. */
    List<Policy> all() {
        return oldestFirst;
    }

    private Stream<Policy> inForce() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return oldestFirst.stream().filter(policy -> !policy.since().isAfter(today));
    }

    private static void add(Map<LocalDate, Policy> versions, LocalDate since, String markdown, String publisher) {
        Policy policy = Policy.fromMarkdown(since, markdown.replace("PUBLISHER", publisher));
        if (versions.put(since, policy) != null) {
            throw new IllegalStateException("tocsin.privacy.folder: there is a policy of " + since
                    + " already, and one that readers agreed to is never replaced");
        }
    }

    private static String shipped(LocalDate since) {
        String file = "/privacy/" + since + ".md";
        try (InputStream text = Policies.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("tocsin.privacy.versions names " + since + ", and there is no " + file);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Collection<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            file -> DAY.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("tocsin.privacy.folder: cannot read " + folder, e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("tocsin.privacy.folder: cannot read " + file, e);
        }
    }
}
