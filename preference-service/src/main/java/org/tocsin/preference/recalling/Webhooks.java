package org.tocsin.preference.recalling;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.runtime.Startup;

/**
 * The sponsors that are called. Where, only the operator's settings say, never anybody who asks over the network. A setting
 * that cannot be right stops the start and is named.
 */
@Startup
@ApplicationScoped
class Webhooks {

    private static final String TARGETS = "tocsin.recalls.webhooks";
    private static final String SECRETS = "tocsin.recalls.secrets";

    private final List<Webhook> webhooks;

    Webhooks(RecallSettings settings) {
        webhooks = parse(settings.webhooks().orElse(""), settings.secrets().orElse(""), settings.plainHttp());
    }

    List<Webhook> all() {
        return webhooks;
    }

    static List<Webhook> parse(String targets, String secrets, boolean plainHttp) {
        Map<String, List<WebhookSecret>> keys = secrets(secrets);
        List<Webhook> webhooks = new ArrayList<>();
        for (String entry : entries(targets)) {
            String sponsor = name(entry, '=', TARGETS + ": expected sponsor=https://...");
            List<WebhookSecret> own = keys.getOrDefault(sponsor, List.of());
            if (own.isEmpty()) {
                throw new IllegalArgumentException(SECRETS + ": there is no secret for " + sponsor);
            }
            webhooks.add(new Webhook(sponsor, target(entry.substring(sponsor.length() + 1), plainHttp), own));
        }
        return List.copyOf(webhooks);
    }

    private static Map<String, List<WebhookSecret>> secrets(String setting) {
        Map<String, List<WebhookSecret>> secrets = new HashMap<>();
        for (String entry : entries(setting)) {
            String sponsor = name(entry, ':', SECRETS + ": expected sponsor:whsec_...");
            secrets.computeIfAbsent(sponsor, first -> new ArrayList<>())
                    .add(secret(entry.substring(sponsor.length() + 1)));
        }
        return secrets;
    }

    private static WebhookSecret secret(String text) {
        try {
            return WebhookSecret.parse(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(SECRETS + ": " + wrong.getMessage(), wrong);
        }
    }

    private static URI target(String text, boolean plainHttp) {
        URI target;
        try {
            target = URI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(TARGETS + ": " + text + " is not an address", malformed);
        }
        boolean encrypted = "https".equals(target.getScheme());
        boolean allowed = encrypted || (plainHttp && "http".equals(target.getScheme()));
        if (!allowed || target.getHost() == null || target.getUserInfo() != null || target.getFragment() != null) {
            throw new IllegalArgumentException(TARGETS + ": expected https://host/path, was " + text);
        }
        return target;
    }

    private static String name(String entry, char end, String otherwise) {
        int place = entry.indexOf(end);
        if (place < 1) {
            throw new IllegalArgumentException(otherwise);
        }
        return entry.substring(0, place);
    }

    private static String[] entries(String setting) {
        return setting.isBlank() ? new String[0] : setting.strip().split("\\s*,\\s*");
    }
}
