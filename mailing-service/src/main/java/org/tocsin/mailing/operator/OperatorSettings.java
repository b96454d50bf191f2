package org.tocsin.mailing.operator;

import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** The operator's credential. */
@ConfigMapping(prefix = "tocsin.operator")
public interface OperatorSettings {

    /** A secret of at least 32 characters, for example {@code openssl rand -hex 32}. There is no default. */
    Optional<String> token();
}
