package org.tocsin.registration.signup;

import java.util.List;
import java.util.Optional;

import org.tocsin.registration.address.EmailAddress;

/** A wish that keeps all rules: to receive these topics, and to be made known to these sponsors (most often none). */
public record SignUp(
        EmailAddress email, Optional<PersonName> name, Language language, List<String> topics, List<String> sponsors) {

    public SignUp {
        topics = List.copyOf(topics);
        sponsors = List.copyOf(sponsors);
    }
}
