package org.tocsin.preference.confirming;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.tocsin.events.wire.ConfirmedRequest;
import org.tocsin.events.wire.SubscriberState;
import org.tocsin.preference.consent.Act;
import org.tocsin.preference.consent.Decision;
import org.tocsin.preference.consent.Preferences;
import org.tocsin.preference.consent.Purpose;
import org.tocsin.preference.consent.Way;
import org.tocsin.preference.consent.Wording;

/** Reads what was asked for out of the wire contract; throws IllegalArgumentException for what no ledger row can hold. */
final class ConfirmedPurposes {

    private ConfirmedPurposes() {}

    /** What this request opts somebody in to who has these preferences. */
    static Stream<Decision> granted(
            Preferences preferences, SubscriberState state, ConfirmedRequest request, Instant now) {
        Act act = new Act(
                request.confirmedAt(),
                Way.named(request.via()),
                new Wording(request.policyVersion(), state.locale()),
                request.requestId());
        return preferences.grant(purposes(request), act.heardAt(now)).stream();
    }

    private static List<Purpose> purposes(ConfirmedRequest request) {
        return Stream.concat(
                        request.topics().stream().map(Purpose::topic),
                        request.sponsors().stream().map(Purpose::sponsor))
                .toList();
    }
}
