package org.tocsin.mailing.doctor;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.dkim.DkimKey;
import org.tocsin.mailing.dkim.Signing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DoctorTest {

    private static final String DOMAIN = "threatpost.example";
    private static final String RETURN_PATH = "reply.threatpost.example";
    private static final String SENDER = "192.0.2.25";

    private final NameServer world = new NameServer();
    private final Dns dns = Dns.of(settings(world.address()));

    @AfterEach
    void stop() {
        world.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=spf1 ip4:192.0.2.25 -all",
                "v=spf1 ip4:192.0.2.0/24 ~all",
                "v=spf1 a:relay.example -all",
                "v=spf1 mx:relay.example -all",
                "v=spf1 include:_spf.relay.example -all",
                "v=spf1 redirect=_spf.relay.example",
                "v=spf1 ip4:198.51.100.1 +a:relay.example/24 -all"
            })
    void spfThatNamesTheRelayIsWell(String record) throws Exception {
        relayPublishes();
        world.knows(RETURN_PATH, "TXT", "\"" + record + "\"");
        assertVerdict(Finding.Verdict.WELL, spf());
    }

    @ParameterizedTest
    @CsvSource({
        "v=spf1 -all, does not let 192.0.2.25 send",
        "v=spf1 ip4:198.51.100.0/24 ~all, ip4:192.0.2.25",
        "v=spf1 include:nowhere.example -all, cannot evaluate",
        "v=spf1 include:reply.threatpost.example -all, cannot evaluate",
        "v=spf1 ip4:nonsense -all, cannot evaluate"
    })
    void spfThatDoesNotIsWrongAndSaysWhatToPublish(String record, String words) throws Exception {
        relayPublishes();
        world.knows(RETURN_PATH, "TXT", "\"" + record + "\"");
        Finding finding = spf();
        assertVerdict(Finding.Verdict.WRONG, finding);
        assertTrue(finding.line().contains(words), finding.line());
    }

    @Test
    void missingAndDoubledSpfAreWrong() throws Exception {
        Finding missing = spf();
        assertVerdict(Finding.Verdict.WRONG, missing);
        assertTrue(missing.advice().contains("v=spf1 ip4:192.0.2.25 ~all"), missing.advice());
        world.knows(RETURN_PATH, "TXT", "\"v=spf1 -all\"").knows(RETURN_PATH, "TXT", "\"v=spf1 ~all\"");
        assertVerdict(Finding.Verdict.WRONG, spf());
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "Ed25519"})
    void dkimKeyThatIsPublishedIsComparedWithTheOneThatSigns(String algorithm) throws Exception {
        KeyPair pair = pair(algorithm);
        String name = "news._domainkey." + DOMAIN;
        assertVerdict(Finding.Verdict.WRONG, dkim(pair));

        world.knowsLongText(name, record(algorithm, pair(algorithm)));
        Finding other = dkim(pair);
        assertVerdict(Finding.Verdict.WRONG, other);
        assertTrue(other.says().contains("not the one that signs"), other.says());

        world.forgets(name, "TXT");
        world.knowsLongText(name, record(algorithm, pair));
        assertVerdict(Finding.Verdict.WELL, dkim(pair));
    }

    @ParameterizedTest
    @ValueSource(strings = {"v=DKIM1; k=rsa; p=", "v=DKIM1; p=!!!", "nonsense"})
    void dkimRecordThatIsNoKeyIsWrong(String record) throws Exception {
        world.knows("news._domainkey." + DOMAIN, "TXT", "\"" + record + "\"");
        assertVerdict(Finding.Verdict.WRONG, dkim(pair("RSA")));
    }

    @Test
    void signingThatIsLeftToTheRelayCannotBeSeen() throws Exception {
        assertVerdict(
                Finding.Verdict.DOUBTFUL,
                new DkimCheck(dns, Signing.NONE).findings().get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "v=DMARC1; p=reject, WELL",
        "v=DMARC1; p=quarantine; aspf=s; adkim=s, WELL",
        "v=DMARC1; p=none; rua=mailto:d@threatpost.example, DOUBTFUL",
        "v=spf1 -all, WRONG"
    })
    void dmarc(String record, Finding.Verdict verdict) throws Exception {
        world.knows("_dmarc." + DOMAIN, "TXT", "\"" + record + "\"");
        assertVerdict(verdict, new DmarcCheck(dns, DOMAIN, RETURN_PATH, DOMAIN).finding());
    }

    @Test
    void dmarcOfADomainAboveCounts() throws Exception {
        world.knows("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=reject\"");
        assertVerdict(Finding.Verdict.WELL, new DmarcCheck(dns, "news." + DOMAIN, RETURN_PATH, DOMAIN).finding());
    }

    @Test
    void dmarcThatNeitherSignerNorReturnPathPassIsWrong() throws Exception {
        world.knows("_dmarc." + DOMAIN, "TXT", "\"v=DMARC1; p=reject\"");
        assertVerdict(Finding.Verdict.WRONG, new DmarcCheck(dns, DOMAIN, "relay.example", "relay.example").finding());
    }

    @Test
    void nameInHelloLeadsToItsAddressAndBack() throws Exception {
        NameCheck names = new NameCheck(dns);
        assertVerdict(Finding.Verdict.WRONG, names.helloLeadsBack(DOMAIN));
        world.knows(DOMAIN, "A", SENDER);
        assertVerdict(Finding.Verdict.DOUBTFUL, names.helloLeadsBack(DOMAIN));
        world.knows("25.2.0.192.in-addr.arpa", "PTR", DOMAIN + ".");
        assertVerdict(Finding.Verdict.WELL, names.helloLeadsBack(DOMAIN));
    }

    @Test
    void answersNeedAMailServerWithAnAddress() throws Exception {
        NameCheck names = new NameCheck(dns);
        assertVerdict(Finding.Verdict.WRONG, names.answersArrive(RETURN_PATH));
        world.knows(RETURN_PATH, "MX", "10 mail." + DOMAIN + ".");
        assertVerdict(Finding.Verdict.WRONG, names.answersArrive(RETURN_PATH));
        world.knows("mail." + DOMAIN, "A", SENDER);
        assertVerdict(Finding.Verdict.WELL, names.answersArrive(RETURN_PATH));
    }

    @Test
    void oneClickNeedsHttps() {
        assertVerdict(
                Finding.Verdict.WRONG,
                new OneClickCheck(URI.create("http://" + DOMAIN), Duration.ofSeconds(1)).finding());
    }

    @ParameterizedTest
    @CsvSource({"200, WELL", "405, WRONG", "302, WRONG", "502, WRONG"})
    void oneClickIsAskedForAsMailProgramsDo(int status, Finding.Verdict verdict) throws IOException {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/unsubscribe/", exchange -> {
            boolean asked = exchange.getRequestMethod().equals("POST")
                    && new String(exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII)
                            .equals("List-Unsubscribe=One-Click");
            exchange.sendResponseHeaders(asked ? status : 400, -1);
            exchange.close();
        });
        site.start();
        try {
            URI origin = URI.create("http://127.0.0.1:" + site.getAddress().getPort());
            assertVerdict(verdict, new OneClickCheck(origin, Duration.ofSeconds(5)).answer());
        } finally {
            site.stop(0);
        }
    }

    @Test
    void nameServerThatDoesNotAnswerIsNotAMissingRecord() {
        Dns nobody = Dns.of(settings(world.address()));
        world.close();
        assertThrows(DnsAway.class, () -> nobody.texts(DOMAIN));
    }

    private void relayPublishes() {
        world.knows("relay.example", "A", SENDER)
                .knows("relay.example", "MX", "10 relay.example.")
                .knows("_spf.relay.example", "TXT", "\"v=spf1 ip4:192.0.2.25 -all\"");
    }

    private Finding spf() throws Exception {
        return new SpfCheck(dns, RETURN_PATH, List.of(InetAddress.getByName(SENDER))).finding();
    }

    private Finding dkim(KeyPair pair) throws DnsAway {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        Signing signing = new Signing(DOMAIN, List.of(DkimKey.parse("news", pem)));
        return new DkimCheck(dns, signing).findings().get(0);
    }

    private static KeyPair pair(String algorithm) throws Exception {
        return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    }

    private static String record(String algorithm, KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        boolean rsa = algorithm.equals("RSA");
        byte[] published = rsa ? encoded : Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return "v=DKIM1; n="
                + "written for a test in which this text is made longer than one string holds".replace(' ', '-')
                + "; k=" + (rsa ? "rsa" : "ed25519") + "; p="
                + Base64.getEncoder().encodeToString(published);
    }

    private static void assertVerdict(Finding.Verdict verdict, Finding finding) {
        assertEquals(verdict, finding.verdict(), finding::line);
    }

    private static DoctorSettings settings(String nameServer) {
        return new DoctorSettings() {
            @Override
            public Optional<String> nameServer() {
                return Optional.of(nameServer);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }
        };
    }
}
