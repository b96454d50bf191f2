package org.tocsin.registration.disclosure;

import java.util.List;
import java.util.Map;

import org.tocsin.web.FieldError;

/** What came of an operator's act. */
sealed interface Registered {

    /** Done; the entry as it is now. */
    record Done(Disclosure disclosure) implements Registered {}

    /** The data that may be given, and nothing else. */
    record Given(Disclosure disclosure, Map<String, Object> fields) implements Registered {}

    record Faulty(List<FieldError> faults) implements Registered {}

    record Unknown() implements Registered {}

    /** Whoever asked cannot decide. */
    record NeedsSomebodyElse() implements Registered {}

    /** The entry is not in the state for that: decided already, or not approved. */
    record NotNow(Disclosure disclosure) implements Registered {}

    /** The reader is erased. */
    record Gone() implements Registered {}
}
