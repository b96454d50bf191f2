package org.tocsin.mailing.inbound.smtp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;

import jakarta.inject.Inject;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.server.SMTPServer;

import org.tocsin.mailing.PublisherSettings;
import org.tocsin.mailing.inbound.GivenSettings;
import org.tocsin.mailing.inbound.receiving.Addressees;
import org.tocsin.mailing.inbound.receiving.Arrival;
import org.tocsin.mailing.inbound.receiving.ReceiveMail;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Behind a proxy, the limits of one address are those of whoever connects to it. */
@QuarkusTest
class BehindProxyTest {

    private static final byte[] FIRST =
            "PROXY TCP6 2001:db8::1 2001:db8::2 40000 25\r\n".getBytes(StandardCharsets.US_ASCII);

    /** Version 2, as haproxy.cfg has it: from 203.0.113.1. */
    private static final byte[] SECOND =
            HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "2111000c" + "cb007101" + "c6336401" + "9c400019");

    /** Version 2: a connection of the proxy's own, to see whether we are there. */
    private static final byte[] LOOKS = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a" + "20000000");

    @Inject
    PublisherSettings publisher;

    @Inject
    Addressees addressees;

    @Inject
    ReceiveMail receive;

    private SMTPServer server;

    @BeforeEach
    void open() {
        Map<String, String> settings =
                Map.of("address", "127.0.0.1", "proxy-protocol", "true", "most-connections-per-peer", "1");
        server = new MailServers(GivenSettings.with(settings), publisher, addressees, receive, Clock.systemUTC())
                .build(Arrival.Way.SMTP, 0, new OpenDoors());
        server.start();
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void eachAddressHasItsOwnConnections() throws IOException {
        try (Socket first = connect(FIRST)) {
            assertTrue(answer(first).startsWith("220"));

            assertFalse(answered(FIRST), "it has one already");
            assertTrue(answered(SECOND));
            assertTrue(answered(LOOKS));
        }
    }

    @Test
    void whoeverDoesNotComeByTheProxyIsNotServed() throws IOException {
        assertFalse(answered("EHLO client.readers.example\r\n".getBytes(StandardCharsets.US_ASCII)));
    }

    private boolean answered(byte[] start) throws IOException {
        try (Socket socket = connect(start)) {
            return answer(socket).startsWith("220");
        }
    }

    private Socket connect(byte[] start) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPortAllocated());
        socket.setSoTimeout(20_000);
        socket.getOutputStream().write(start);
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try {
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            return line == null ? "" : line;
        } catch (SocketException hungUp) {
            return "";
        }
    }
}
