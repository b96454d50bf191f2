package org.tocsin.tokens;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;

/** Keys that are fit for use; checked before the service touches anything else, in words that do not repeat a key. */
@Documented
@Constraint(validatedBy = KeyRingCheck.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface KeyRing {

    String message() default "is no ring of keys";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
