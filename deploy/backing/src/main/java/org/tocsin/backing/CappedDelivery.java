package org.tocsin.backing;

import java.util.ArrayDeque;
import java.util.Deque;

import jakarta.mail.Flags;
import jakarta.mail.MessagingException;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.MessageDeliveryHandler;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;

/** Delivers, and forgets the oldest message for each one beyond the capacity: the mail lives in memory. */
final class CappedDelivery implements MessageDeliveryHandler {

    private final MessageDeliveryHandler delivery;
    private final ImapHostManager mailboxes;
    private final int capacity;
    private final Deque<GreenMailUser> oldestFirst = new ArrayDeque<>();

    private CappedDelivery(UserManager users, int capacity) {
        this.delivery = users.getMessageDeliveryHandler();
        this.mailboxes = users.getImapHostManager();
        this.capacity = capacity;
    }

    static void install(UserManager users, int capacity) {
        users.setMessageDeliveryHandler(new CappedDelivery(users, capacity));
    }

    @Override
    public synchronized GreenMailUser handle(MovingMessage message, MailAddress recipient)
            throws MessagingException, UserException {
        GreenMailUser reader = delivery.handle(message, recipient);
        oldestFirst.addLast(reader);
        if (oldestFirst.size() > capacity) {
            forgetOldestOf(oldestFirst.removeFirst());
        }
        return reader;
    }

    private void forgetOldestOf(GreenMailUser reader) throws MessagingException {
        try {
            MailFolder inbox = mailboxes.getInbox(reader);
            inbox.getNonDeletedMessages().stream().findFirst().ifPresent(CappedDelivery::markDeleted);
            inbox.expunge();
        } catch (FolderException failed) {
            throw new MessagingException("The oldest message cannot be removed", failed);
        }
    }

    private static void markDeleted(StoredMessage message) {
        message.setFlag(Flags.Flag.DELETED, true);
    }
}
