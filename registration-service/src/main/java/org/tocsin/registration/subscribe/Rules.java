package org.tocsin.registration.subscribe;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Language;
import org.tocsin.registration.signup.SignUpRules;

@Singleton
class Rules {

    @Produces
    @Singleton
    SignUpRules signUpRules(Catalogue catalogue, SignUpSettings settings) {
        return new SignUpRules(catalogue, new Language(settings.defaultLanguage()));
    }
}
