package org.tocsin.registration.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.quarkus.runtime.Startup;

/** All versions of the policy; read at start, so that a missing file shows then and not when a reader asks. */
@Startup
@Singleton
public class Policies {

    private final List<Policy> oldestFirst;

    Policies(PrivacySettings settings) {
        oldestFirst = settings.versions().stream()
                .map(since -> Policy.fromMarkdown(since, markdown(since, settings.publisher())))
                .toList();
    }

    /** The version that new consents are given under. */
    public Policy current() {
        return oldestFirst.get(oldestFirst.size() - 1);
    }

    Optional<Policy> find(String version) {
        return oldestFirst.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst();
    }

    List<Policy> all() {
        return oldestFirst;
    }

    private static String markdown(LocalDate since, String publisher) {
        String file = "/privacy/" + since + ".md";
        try (InputStream text = Policies.class.getResourceAsStream(file)) {
            if (text == null) {
                throw new IllegalStateException("tocsin.privacy.versions names " + since + ", and there is no " + file);
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).replace("PUBLISHER", publisher);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
