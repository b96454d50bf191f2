package org.tocsin.mailing.operator;

import jakarta.validation.constraints.Size;

import io.smallrye.config.ConfigMapping;

/** The operator's credential. */
@ConfigMapping(prefix = "tocsin.operator")
public interface OperatorSettings {

    /**
     * A secret of at least 32 characters, for example {@code openssl rand -hex 32}. There is no default. The constraint is checked
     * before anything else starts, and its message does not repeat the value.
     */
    @Size(min = OperatorToken.SHORTEST, message = "is shorter than 32 characters: give it a secret of your own") String token();
}
