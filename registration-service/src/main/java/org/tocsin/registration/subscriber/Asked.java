package org.tocsin.registration.subscriber;

import java.time.Instant;

import org.tocsin.registration.signup.SignUp;

/** What was asked for, and all that proves how: where, when, and under which version of the privacy policy. */
public record Asked(SignUp signUp, Channel channel, String policyVersion, Instant at) {}
