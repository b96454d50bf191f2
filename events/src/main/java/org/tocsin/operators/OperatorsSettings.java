package org.tocsin.operators;

import java.nio.file.Path;
import java.util.Optional;

import io.smallrye.config.ConfigMapping;

/** Where the operators are listed by name. */
@ConfigMapping(prefix = "tocsin.operators")
public interface OperatorsSettings {

    /**
     * A file with one operator per line: a name, a space, {@code sha256:} and the SHA-256 of their secret as 64 hexadecimal digits; a line that
     * starts with {@code #} is a comment. It is read again when it changes, so that whoever is taken out is out at once. Without it nobody is an
     * operator of registration-service, and mailing-service knows only the one of {@code tocsin.operator.token}.
     */
    Optional<Path> listedIn();
}
