package org.tocsin.registration.staff;

import java.time.Instant;

/** Somebody of the staff saw something of a reader that is masked otherwise. */
public record StaffLook(String operator, String what, String reason, Instant at) {

    StaffLook because(String opened) {
        return new StaffLook(operator, what, opened, at);
    }
}
