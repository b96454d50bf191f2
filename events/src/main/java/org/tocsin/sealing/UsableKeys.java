package org.tocsin.sealing;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** A file of data keys that can be read; checked before the service touches anything else, in words that do not repeat a key. */
@Documented
@Constraint(validatedBy = UsableKeysCheck.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface UsableKeys {

    String message() default "is no file of data keys";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
