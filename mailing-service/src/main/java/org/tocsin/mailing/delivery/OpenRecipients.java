package org.tocsin.mailing.delivery;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import org.tocsin.mailing.audience.AddressBook;
import org.tocsin.sealing.ReaderKey;
import org.tocsin.sealing.ReaderKeys;

/** Opens addresses and names with their readers' keys. */
@ApplicationScoped
class OpenRecipients implements SealedRecipients {

    private final ReaderKeys keys;

    OpenRecipients(ReaderKeys keys) {
        this.keys = keys;
    }

    @Override
    public List<Recipient> opened(Handle handle, List<Recipient> claimed) {
        List<UUID> readers = claimed.stream()
                .filter(recipient -> ReaderKey.isSealed(recipient.email()))
                .map(Recipient::subscriber)
                .toList();
        if (readers.isEmpty()) {
            return claimed;
        }
        Map<UUID, ReaderKey> found = keys.find(handle, readers);
        return claimed.stream()
                .map(recipient -> found.containsKey(recipient.subscriber())
                        ? open(recipient, found.get(recipient.subscriber()))
                        : recipient)
                .toList();
    }

    private static Recipient open(Recipient recipient, ReaderKey key) {
        return new Recipient(
                recipient.subscriber(),
                key.find(AddressBook.EMAIL, recipient.email()).orElse(""),
                recipient.name().flatMap(name -> key.find(AddressBook.NAME, name)),
                recipient.attempt());
    }
}
