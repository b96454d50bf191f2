/**
 * What a reader asks for when signing up, and the rules it must keep: an address, at least one topic, nothing that the
 * catalogue does not offer. Pure Java; the page and the API both go through {@link org.tocsin.registration.signup.SignUpRules}.
 */
package org.tocsin.registration.signup;
