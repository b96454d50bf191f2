package org.tocsin.mailing.inbound.fuzz;

import java.util.List;
import java.util.Optional;

import org.tocsin.mailing.inbound.understanding.AddressedTo;
import org.tocsin.mailing.inbound.understanding.Circumstances;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.Understood;

/** The classifier: it always has an answer, and says why. The first octet chooses the envelope. */
public final class FuzzMeaning {

    private static final Understanding UNDERSTANDING = new Understanding();

    private static final List<AddressedTo> PURPOSES = List.of(AddressedTo.values());

    private FuzzMeaning() {}

    public static void fuzzerTestOneInput(byte[] data) {
        int choice = data.length == 0 ? 0 : data[0];
        AddressedTo purpose = PURPOSES.get((choice & 0x7f) % PURPOSES.size());
        Circumstances circumstances = new Circumstances(
                choice < 0 ? Optional.of("") : Optional.of("a@readers.example"), purpose, Optional.of("Our subject"));
        Understood understood = UNDERSTANDING.of(data, circumstances);
        if (understood.why().isBlank()) {
            throw new IllegalStateException(understood.meaning().word() + " without a reason");
        }
    }
}
