package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The relay could not be reached, or did not want to talk to us: no mail has begun. The message is fit for an operator. */
public final class RelayUnavailable extends IOException {

    /** None of several. */
    public static RelayUnavailable all(List<RelayUnavailable> away) {
        return new RelayUnavailable(
                away.stream().map(RelayUnavailable::getMessage).collect(Collectors.joining("; ")), away.get(0));
    }

    RelayUnavailable(String message) {
        super(message);
    }

    RelayUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
