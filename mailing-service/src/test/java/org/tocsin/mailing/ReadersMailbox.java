package org.tocsin.mailing;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import org.tocsin.backing.BounceTakingGreenMail;
import org.tocsin.backing.Ports;

/** The relay of the tests: takes every mail, shows it, and can go away and come back on the same port. */
public final class ReadersMailbox implements QuarkusTestResourceLifecycleManager {

    private final int port = Ports.free();
    private GreenMail relay = relay();

    @Override
    public Map<String, String> start() {
        open();
        return Map.of("tocsin.relay.host", "127.0.0.1", "tocsin.relay.port", Integer.toString(port));
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void inject(TestInjector test) {
        test.injectIntoFields(this, new TestInjector.MatchesType(ReadersMailbox.class));
    }

    public void open() {
        relay = relay();
        relay.start();
    }

    public void close() {
        relay.stop();
    }

    /** What arrived for this address. */
    public List<MimeMessage> of(String address) {
        return Arrays.stream(relay.getReceivedMessages())
                .filter(mail -> isFor(mail, address))
                .toList();
    }

    private static boolean isFor(MimeMessage mail, String address) {
        try {
            return Arrays.stream(mail.getAllRecipients())
                    .anyMatch(to -> to.toString().equals(address));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private GreenMail relay() {
        return new BounceTakingGreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP))
                .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    }
}
