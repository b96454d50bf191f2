package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the relay knows us by (RFC 4954). The secret never appears in a log: {@code toString} leaves it out.
 *
 * @param tokenFile holds an access token of OAuth 2, which somebody else renews; then there is no password
 */
public record Credentials(String user, String password, Optional<Path> tokenFile) {

    public Credentials(String user, String password) {
        this(user, password, Optional.empty());
    }

    /** Read each time, since a token lives for an hour or so. */
    String token(Path file) throws RelayUnavailable {
        try {
            return Files.readString(file, StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            throw new RelayUnavailable("the relay's access token cannot be read from " + file, unreadable);
        }
    }

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
