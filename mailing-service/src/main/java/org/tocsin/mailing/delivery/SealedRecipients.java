package org.tocsin.mailing.delivery;

import java.util.List;

import org.jdbi.v3.core.Handle;

/** Opens what the table of readers holds sealed: of a whole window at once, since each look into the database takes time. */
public interface SealedRecipients {

    /** The same recipients in the same order. Whoever was erased at this very moment has no address any more, and gets no mail. */
    List<Recipient> opened(Handle handle, List<Recipient> claimed);
}
