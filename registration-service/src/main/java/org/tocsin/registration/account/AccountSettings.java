package org.tocsin.registration.account;

import java.net.URI;
import java.time.Duration;

import jakarta.validation.constraints.Min;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How readers sign in. The defaults are what the privacy policy tells them; change that too when changing these. */
@ConfigMapping(prefix = "tocsin.account")
public interface AccountSettings {

    /** Where readers reach Tocsin; links in mail start with it. */
    @WithDefault("${tocsin.public-origin:http://localhost:8080}")
    URI origin();

    /** How long a mailed link to sign in works. */
    @WithDefault("PT15M")
    Duration linkLife();

    /** How long after signing in the page can be used. Signing out ends it before; a service that hears no events meanwhile takes it until then, so keep it short. */
    @WithDefault("PT30M")
    Duration sessionLife();

    /** How long a browser stays signed in whose reader ticked that; they can sign it out before. */
    @WithDefault("P30D")
    Duration rememberLife();

    /** How long it is kept when somebody signed in. */
    @WithDefault("P30D")
    Duration signInsKept();

    /** Links to sign in mailed to one mailbox within an hour. */
    @Min(1) @WithDefault("3")
    int mailsPerHour();

    /** The same within 24 hours. */
    @Min(1) @WithDefault("10")
    int mailsPerDay();
}
