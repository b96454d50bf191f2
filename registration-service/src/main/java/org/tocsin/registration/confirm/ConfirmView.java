package org.tocsin.registration.confirm;

import java.util.List;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Topic;
import org.tocsin.registration.subscriber.ConfirmedRequest;

/** What the button confirms, in words. The address is shown so that somebody with several sees which one it is. */
public record ConfirmView(String email, List<Topic> topics, List<Sponsor> sponsors) {

    static ConfirmView of(ConfirmedRequest request, Catalogue catalogue) {
        return new ConfirmView(
                request.signUp().email().value(),
                catalogue.topicsAmong(request.signUp().topics()),
                catalogue.sponsorsAmong(request.signUp().sponsors()));
    }
}
