package org.tocsin.mailing.doctor;

import java.time.Duration;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the doctor looks at an installation. */
@ConfigMapping(prefix = "tocsin.doctor")
public interface DoctorSettings {

    /** The name server to ask, like {@code 192.0.2.53} or {@code 192.0.2.53:5353}; by default the system's. One outside your network sees what receivers see. */
    Optional<String> nameServer();

    /** How long to wait for each answer. */
    @WithDefault("5s")
    Duration timeout();
}
