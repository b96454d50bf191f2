package org.tocsin.mailing.inbound.receiving;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;

/** The envelope of a message that came without one, as final delivery wrote it down (RFC 5321 section 4.4), else as its header has it. */
@ApplicationScoped
public class Envelopes {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>,;:\"()@]{1,64}@[^\\s<>,;:\"()@]{1,255}");
    private static final int MOST = 50;
    private static final Addressee THE_MAILBOX = new Addressee.PublicAddress("mailbox");

    private final Addressees addressees;

    Envelopes(Addressees addressees) {
        this.addressees = addressees;
    }

    public Delivered of(byte[] raw, Arrival arrival) {
        Mail mail = MailReader.read(raw);
        return new Delivered(returnPath(mail), recipients(mail), raw, arrival);
    }

    /** A message without Return-Path is no bounce for that: only an empty one says so. */
    private static String returnPath(Mail mail) {
        Optional<String> noted = mail.header("return-path").map(path -> path.replaceAll("[<>\\s]", ""));
        return noted.or(mail::fromAddress).orElse("unknown");
    }

    private List<Addressee> recipients(Mail mail) {
        List<Addressee> ours = Stream.of("delivered-to", "x-original-to", "envelope-to", "x-envelope-to", "to", "cc")
                .flatMap(field -> mail.root().headers(field))
                .flatMap(value -> ADDRESS.matcher(value).results().map(MatchResult::group))
                .limit(MOST)
                .flatMap(address -> addressees.find(address).stream())
                .distinct()
                .toList();
        List<Addressee> tokens =
                ours.stream().filter(Addressee.TokenAddress.class::isInstance).toList();
        return tokens.isEmpty() ? List.of(ours.stream().findFirst().orElse(THE_MAILBOX)) : tokens;
    }
}
