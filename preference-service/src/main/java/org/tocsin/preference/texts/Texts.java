package org.tocsin.preference.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.runtime.StartupEvent;

import org.tocsin.preference.catalogue.Catalogue;
import org.tocsin.preference.consent.Wording;

/** The texts that this program shows. */
@ApplicationScoped
public class Texts {

    private final Map<Page, Text> shown = new EnumMap<>(Page.class);
    private final TextVersions versions;

    Texts(Catalogue catalogue, TextVersions versions) {
        this.versions = versions;
        String words = words(catalogue);
        Arrays.stream(Page.values()).forEach(page -> shown.put(page, Text.of(page, template(page), words)));
    }

    /** Throws IllegalStateException, and so ends the start, for a page that was edited under its old version. */
    void keep(@Observes StartupEvent start) {
        shown.values().forEach(versions::keep);
    }

    /** A text that was ever shown. */
    public Optional<Text> find(String version) {
        return versions.find(version);
    }

    public Wording unsubscribePage() {
        return wording(Page.UNSUBSCRIBE);
    }

    public Wording preferencesPage() {
        return wording(Page.PREFERENCES);
    }

    public Wording resubscribePage() {
        return wording(Page.RESUBSCRIBE);
    }

    private Wording wording(Page page) {
        return shown.get(page).wording();
    }

    private static String words(Catalogue catalogue) {
        return Stream.concat(
                        catalogue.topics().stream().map(topic -> "topic %s: %s. %s (%s)"
                                .formatted(topic.topic(), topic.name(), topic.purpose(), topic.frequency())),
                        catalogue.sponsors().stream().map(sponsor -> "sponsor %s: %s. %s"
                                .formatted(sponsor.sponsor(), sponsor.name(), sponsor.purpose())))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static String template(Page page) {
        String name = "templates/" + page.template();
        try (InputStream template =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            if (template == null) {
                throw new IllegalStateException("There is no " + name);
            }
            return new String(template.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(name, unreadable);
        }
    }
}
