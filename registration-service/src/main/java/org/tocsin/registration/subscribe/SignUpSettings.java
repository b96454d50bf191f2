package org.tocsin.registration.subscribe;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How signing up works. The defaults are what the privacy policy tells readers; change that too when changing these. */
@ConfigMapping(prefix = "tocsin.sign-up")
public interface SignUpSettings {

    /** Where readers reach Tocsin; links in mail start with it. */
    @WithDefault("${tocsin.public-origin:http://localhost:8080}")
    URI origin();

    /** Who asks for the sign-up, as pages name it. */
    @NotBlank @WithDefault("${tocsin.publisher.name:Threatpost}")
    String publisher();

    /** How long a confirmation link works. */
    @WithDefault("PT72H")
    Duration linkLife();

    /** A BCP 47 tag, for those who name no language. */
    @WithDefault("en")
    String defaultLanguage();

    /** Confirmation mails to one mailbox within 24 hours. */
    @Min(1) @WithDefault("1")
    int mailsPerDay();

    /** Confirmation mails to one mailbox within 30 days. */
    @Min(1) @WithDefault("3")
    int mailsPerThirtyDays();

    /**
     * Sign-ups from one network (a /24 of IPv4, a /64 of IPv6) within an hour. Raise it when many readers sit behind one
     * address, as at a conference.
     */
    @Min(1) @WithDefault("60")
    int signUpsPerHour();

    /** The same within 24 hours. */
    @Min(1) @WithDefault("300")
    int signUpsPerDay();

    /** Addresses and networks of the reverse proxies whose X-Forwarded-For is believed. */
    @WithDefault("127.0.0.0/8,::1/128")
    List<String> trustedProxies();
}
