package org.tocsin.tokens;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import io.quarkus.runtime.LaunchMode;

/** Reads the ring as {@link TokenKeys} does, and refuses keys that are published with the source, unless it is being worked on. */
public final class KeyRingCheck implements ConstraintValidator<KeyRing, String> {

    @Override
    public boolean isValid(String keys, ConstraintValidatorContext context) {
        try {
            TokenKeys ring = TokenKeys.parse(keys);
            if (LaunchMode.current() == LaunchMode.NORMAL) {
                ring.refusePublished();
            }
            return true;
        } catch (IllegalArgumentException unfit) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("(TOCSIN_TOKENS_KEYS): " + unfit.getMessage())
                    .addConstraintViolation();
            return false;
        }
    }
}
