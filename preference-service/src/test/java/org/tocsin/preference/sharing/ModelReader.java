package org.tocsin.preference.sharing;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What should hold of one reader, told in the simplest words; {@link HistoriesTest} does the same to both. */
public final class ModelReader {

    public final UUID id = UUID.randomUUID();
    public final Set<String> consents = new TreeSet<>();
    private final int number;
    public long version;
    private boolean contactKnown;
    private boolean erased;

    ModelReader(int number) {
        this.number = number;
    }

    public String email() {
        return "reader" + number + ".version" + version + "@histories.example";
    }

    boolean isKnown() {
        return version > 0 && !erased;
    }

    /** Registration tells of them; a contact is kept only while somebody may get it. */
    public void toldOf() {
        contactKnown = !consents.isEmpty();
    }

    public void withdraw(String sponsor) {
        consents.remove(sponsor);
        contactKnown &= !consents.isEmpty();
    }

    public void erase() {
        erased = true;
        consents.clear();
    }

    /** The address that this sponsor may get now. */
    Optional<String> exportedTo(String sponsor) {
        return consents.contains(sponsor) && contactKnown ? Optional.of(email()) : Optional.empty();
    }
}
