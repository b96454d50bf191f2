package org.tocsin.mailing.inbound.fetching;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import org.jboss.logging.Logger;

import org.tocsin.events.Deferral;
import org.tocsin.mailing.inbound.InboundSettings;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.Envelopes;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;

/** Empties the mailbox for as long as the service runs: all that is there, then whatever comes. Whatever fails is tried again. */
@ApplicationScoped
public class FetchMail {

    private static final Logger LOG = Logger.getLogger(FetchMail.class);

    private final FetchSettings settings;
    private final ReceiveMail receive;
    private final Envelopes envelopes;
    private final Arrival arrival;
    private final long largest;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile Optional<Mailbox> open = Optional.empty();
    private volatile String state = "not configured";

    FetchMail(FetchSettings settings, InboundSettings inbound, ReceiveMail receive, Envelopes envelopes) {
        this.settings = settings;
        this.receive = receive;
        this.envelopes = envelopes;
        this.arrival = arrival(settings);
        this.largest = inbound.largestMessage().asLongValue();
    }

    /** How it stands, in words. */
    public String state() {
        return state;
    }

    void start(@Observes StartupEvent event) {
        if (settings.host().isPresent()) {
            Thread thread = new Thread(this::run, "mailbox");
            thread.setDaemon(true);
            thread.start();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
        open.ifPresent(Mailbox::close);
    }

    private void run() {
        do {
            try (Mailbox mailbox = Mailbox.open(settings)) {
                open = Optional.of(mailbox);
                say("connected");
                empty(mailbox);
            } catch (AuthenticationFailedException refused) {
                say("the mailbox refuses the user or the password");
            } catch (MessagingException | IOException | IllegalStateException failed) {
                // The library says that a folder is closed with an exception of the last kind.
                say("not reachable: " + failed.getClass().getSimpleName());
            } catch (RuntimeException failed) {
                LOG.error("Fetching mail failed, and goes on in a while", failed);
                say("failed: " + failed.getClass().getSimpleName());
            }
        } while (!stops());
    }

    /** Until it has nothing to say any more; a mailbox that does not tell of new mail is opened anew each time. */
    private void empty(Mailbox mailbox) throws MessagingException, IOException {
        boolean told = true;
        while (told && stopping.getCount() > 0) {
            Folder inbox = mailbox.inbox();
            try {
                while (fetchPage(mailbox, inbox)) {
                    inbox.close(true);
                    inbox = mailbox.inbox();
                }
                told = mailbox.idle(inbox);
            } finally {
                if (inbox.isOpen()) {
                    inbox.close(true);
                }
            }
        }
    }

    /** Whether there was something. */
    private boolean fetchPage(Mailbox mailbox, Folder inbox) throws MessagingException, IOException {
        Message[] page = mailbox.page(inbox);
        for (Message message : page) {
            if (stopping.getCount() == 0) {
                return false;
            }
            fetch(mailbox, inbox, message);
        }
        return page.length > 0;
    }

    private void fetch(Mailbox mailbox, Folder inbox, Message message) throws MessagingException, IOException {
        try {
            mailbox.putAway(inbox, message, message.getSize() <= largest && take(message));
        } catch (MessageRemovedException gone) {
            LOG.debug("another replica was faster");
        }
    }

    /** Whether it was understood. What can never be taken is put aside with what was not; the database being away is no such thing. */
    private boolean take(Message message) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        try {
            return receive.receive(envelopes.of(raw.toByteArray(), arrival));
        } catch (RuntimeException failed) {
            if (Deferral.isDeferred(failed)) {
                throw failed;
            }
            LOG.error("A message cannot be taken, and is put aside", failed);
            return false;
        }
    }

    /** The same for all of them: one mailbox has one allowance. */
    private static Arrival arrival(FetchSettings settings) {
        Arrival.Way way = settings.protocol().isImap() ? Arrival.Way.IMAP : Arrival.Way.POP3;
        return new Arrival(
                way, settings.user().orElse("") + " at " + settings.host().orElse(""));
    }

    private void say(String now) {
        if (!now.equals(state)) {
            LOG.infof("The mailbox that mail is fetched from: %s", now);
        }
        state = now;
    }

    private boolean stops() {
        try {
            return stopping.await(settings.every().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
