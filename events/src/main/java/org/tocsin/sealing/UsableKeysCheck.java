package org.tocsin.sealing;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

import io.quarkus.runtime.LaunchMode;

/** Reads the file as the service will, and refuses the one that is published with the source, unless it is being worked on. */
public final class UsableKeysCheck implements ConstraintValidator<UsableKeys, String> {

    @Override
    public boolean isValid(String file, ConstraintValidatorContext context) {
        try {
            if (LaunchMode.current() == LaunchMode.NORMAL && DataKeyFile.isPublished(file)) {
                throw new IllegalArgumentException("these keys are published; make some with deploy/secrets/create");
            }
            DataKeyFile.read(file);
            return true;
        } catch (IllegalArgumentException unfit) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate("(TOCSIN_DATA_KEYS_FILE): " + literal(unfit.getMessage()))
                    .addConstraintViolation();
            return false;
        }
    }

    /** A template would take these for expressions. */
    private static String literal(String message) {
        return message.replaceAll("[{}$\\\\]", "?");
    }
}
