package org.tocsin.mailing.inbound.fetching;

import java.io.Closeable;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;

import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open mailbox. Used by one thread; closed by any, which ends whatever that thread waits for. */
final class Mailbox implements Closeable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The library takes a connection that was used within a second for alive, and would not end the wait. */
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(1_500);

    /** A connection that died silently is noticed after this; servers may hang up after 30 minutes (RFC 9051 section 5.4). */
    private static final Duration LONGEST_IDLE = Duration.ofMinutes(5);

    private final FetchSettings settings;
    private final Store store;
    private final Map<String, Folder> targets = new HashMap<>();

    private Mailbox(FetchSettings settings, Store store) {
        this.settings = settings;
        this.store = store;
    }

    static Mailbox open(FetchSettings settings) throws MessagingException {
        String protocol = settings.protocol().word();
        Store store = Session.getInstance(properties(protocol)).getStore(protocol);
        store.connect(
                settings.host().orElseThrow(),
                settings.port().orElse(-1),
                settings.user().orElse(""),
                settings.password().orElse(""));
        return new Mailbox(settings, store);
    }

    /** The folder that mail comes to, open for changes. */
    Folder inbox() throws MessagingException {
        Folder folder = store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
        return folder;
    }

    /** The oldest messages, not more than a page of them, without their texts. */
    Message[] page(Folder inbox) throws MessagingException {
        int last = Math.min(inbox.getMessageCount(), settings.page());
        Message[] messages = last == 0 ? new Message[0] : inbox.getMessages(1, last);
        FetchProfile sizes = new FetchProfile();
        sizes.add(FetchProfile.Item.SIZE);
        inbox.fetch(messages, sizes);
        return messages;
    }

    /** Takes a message out of the folder. The effect is committed by now; a crash before this leads to no second one. */
    void putAway(Folder inbox, Message message, boolean understood) throws MessagingException {
        if (inbox instanceof IMAPFolder imap) {
            Folder target = made(understood ? settings.handledFolder() : settings.notUnderstoodFolder());
            Message[] one = {message};
            if (((IMAPStore) store).hasCapability("MOVE")) {
                imap.moveMessages(one, target);
                return;
            }
            imap.copyMessages(one, target);
        }
        message.setFlag(Flags.Flag.DELETED, true);
    }

    /**
     * Returns when there may be something new, and false at once where the server cannot tell. What came between the last look and the
     * beginning of the wait is not always told, so the wait is ended after a while: to ask whether the folder is open does that.
     */
    boolean idle(Folder inbox) throws MessagingException {
        if (store instanceof IMAPStore imap && imap.hasCapability("IDLE")) {
            Duration wait = settings.every().compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : settings.every();
            CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                    .execute(inbox::isOpen);
            ((IMAPFolder) inbox).idle(true);
            return true;
        }
        return false;
    }

    @Override
    public void close() {
        try {
            store.close();
        } catch (MessagingException gone) {
            // It is closed either way.
            return;
        }
    }

    /** Asked for once a connection: to ask the server for every message is a round trip for each. */
    private Folder made(String name) throws MessagingException {
        Folder known = targets.get(name);
        if (known != null) {
            return known;
        }
        Folder folder = store.getFolder(name);
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES);
        }
        targets.put(name, folder);
        return folder;
    }

    private static Properties properties(String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty(prefix + "connectiontimeout", Long.toString(PATIENCE.toMillis()));
        properties.setProperty(prefix + "writetimeout", Long.toString(PATIENCE.toMillis()));
        properties.setProperty(prefix + "timeout", Long.toString(LONGEST_IDLE.toMillis()));
        properties.setProperty(prefix + "starttls.enable", "true");
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        // A message is read as it is, and in pieces.
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", "65536");
        properties.setProperty(prefix + "peek", "true");
        return properties;
    }
}
