package org.tocsin.registration.signup;

import java.util.List;

/** What the rules say of a submission. */
public sealed interface Verdict {

    record Accepted(SignUp signUp) implements Verdict {}

    /** Every fault that was found, in the order of the fields on the page; never empty. */
    record Refused(List<Fault> faults) implements Verdict {
        public Refused {
            faults = List.copyOf(faults);
        }
    }
}
