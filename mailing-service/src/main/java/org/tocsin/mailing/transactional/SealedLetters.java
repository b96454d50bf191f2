package org.tocsin.mailing.transactional;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.events.WireFormat;
import org.tocsin.events.wire.MailRequest;
import org.tocsin.sealing.Sealing;

/** Letters as they wait in the database: address, name and link are sealed for the mail they are of. */
@ApplicationScoped
class SealedLetters {

    private final Sealing sealing;

    SealedLetters(Sealing sealing) {
        this.sealing = sealing;
    }

    String seal(MailRequest letter) {
        byte[] text = WireFormat.write(letter);
        return sealing.seals()
                ? sealing.sealText(purpose(letter.mailId()), text)
                : new String(text, StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException when the data key that it is sealed under is gone */
    <T extends MailRequest> T open(UUID mail, Class<T> kind, String stored) {
        return WireFormat.read(text(mail, stored), kind);
    }

    /** The same letter under the data key that seals now. */
    String again(UUID mail, String stored) {
        return sealing.sealText(purpose(mail), text(mail, stored));
    }

    private byte[] text(UUID mail, String stored) {
        return sealing.openText(purpose(mail), stored)
                .orElseThrow(() -> new IllegalStateException("letter " + mail + " does not open"));
    }

    private static String purpose(UUID mail) {
        return "letter/" + mail;
    }
}
