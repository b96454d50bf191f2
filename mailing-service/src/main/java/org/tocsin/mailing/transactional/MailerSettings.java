package org.tocsin.mailing.transactional;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import org.eclipse.microprofile.config.spi.ConfigSource;

import org.tocsin.mailing.smtp.Tls;

/**
 * Gives Quarkus Mailer the relay that {@code tocsin.relay.*} describes, so that nobody has to say it twice. Whoever sets
 * {@code quarkus.mailer.*} all the same is obeyed.
 */
public final class MailerSettings implements ConfigSourceFactory {

    /** Below application.properties and the environment. */
    private static final int ORDINAL = 90;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Map<String, String> mailer = new HashMap<>();
        Optional<String> user = value(context, "tocsin.relay.user");
        user.ifPresent(name -> mailer.put("quarkus.mailer.username", name));
        value(context, "tocsin.relay.password").ifPresent(secret -> mailer.put("quarkus.mailer.password", secret));
        value(context, "tocsin.relay.client-name")
                .or(() -> value(context, "tocsin.publisher.domain"))
                .ifPresent(name -> mailer.put("quarkus.mailer.own-host-name", name));
        mailer.putAll(encryption(tls(context), user.isPresent()));
        return List.of(new PropertiesConfigSource(mailer, "relay of transactional mail", ORDINAL));
    }

    /** A password goes out over TLS only. */
    private static Map<String, String> encryption(Tls tls, boolean withPassword) {
        String startTls =
                switch (tls) {
                    case NONE, IMPLICIT -> "DISABLED";
                    case WHEN_OFFERED -> withPassword ? "REQUIRED" : "OPTIONAL";
                    case REQUIRED -> "REQUIRED";
                };
        return Map.of(
                "quarkus.mailer.start-tls", startTls, "quarkus.mailer.tls", Boolean.toString(tls == Tls.IMPLICIT));
    }

    /** What is no such word is refused by the settings of the relay themselves, with a better message. */
    private static Tls tls(ConfigSourceContext context) {
        String word = value(context, "tocsin.relay.tls").orElse("").strip();
        return List.of(Tls.values()).stream()
                .filter(tls -> tls.name().replace('_', '-').equalsIgnoreCase(word.replace('_', '-')))
                .findFirst()
                .orElse(Tls.WHEN_OFFERED);
    }

    private static Optional<String> value(ConfigSourceContext context, String name) {
        return Optional.ofNullable(context.getValue(name))
                .map(ConfigValue::getValue)
                .filter(value -> !value.isBlank());
    }
}
