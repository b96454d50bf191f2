package org.tocsin.mailing.transactional;

import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class MailerSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "none, DISABLED, false",
        "when-offered, OPTIONAL, false",
        "WHEN_OFFERED, OPTIONAL, false",
        "required, REQUIRED, false",
        "implicit, DISABLED, true"
    })
    void theMailerEncryptsAsTheRelayIsSaidTo(String tls, String startTls, String implicit) {
        SmallRyeConfig config = config(Map.of("tocsin.relay.tls", tls));

        assertEquals(startTls, config.getValue("quarkus.mailer.start-tls", String.class));
        assertEquals(implicit, config.getValue("quarkus.mailer.tls", String.class));
    }

    @Test
    void aPasswordNeedsEncryption() {
        SmallRyeConfig config = config(Map.of("tocsin.relay.user", "tocsin", "tocsin.relay.password", "secret"));

        assertEquals("tocsin", config.getValue("quarkus.mailer.username", String.class));
        assertEquals("secret", config.getValue("quarkus.mailer.password", String.class));
        assertEquals("REQUIRED", config.getValue("quarkus.mailer.start-tls", String.class));
    }

    @Test
    void whatIsSaidToTheMailerItselfWins() {
        assertEquals(
                "NEVER",
                config(Map.of("quarkus.mailer.start-tls", "NEVER")).getValue("quarkus.mailer.start-tls", String.class));
    }

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 300))
                .withSources(new MailerSettings())
                .build();
    }
}
