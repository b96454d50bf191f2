package org.tocsin.mailing.smtp;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** The relay could not be reached, or did not want to talk to us: no mail has begun. The message is fit for an operator. */
public final class RelayUnavailable extends IOException {

    /** It takes no further connection of ours. */
    public static RelayUnavailable full(String relay) {
        return new RelayUnavailable("relay " + relay + " has as many connections as it may have");
    }

    /** None of them. */
    public static RelayUnavailable all(List<RelayUnavailable> away) {
        return away.size() == 1
                ? away.get(0)
                : new RelayUnavailable(
                        away.stream().map(RelayUnavailable::getMessage).collect(Collectors.joining("; ")), away.get(0));
    }

    RelayUnavailable(String message) {
        super(message);
    }

    RelayUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
