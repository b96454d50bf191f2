package org.tocsin.mailing.inbound.score;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;
import org.tocsin.mailing.inbound.understanding.AddressedTo;
import org.tocsin.mailing.inbound.understanding.Circumstances;
import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.Understanding;
import org.tocsin.mailing.inbound.understanding.Understood;

/** A labelled message beside what was understood of it, in the labels' words. */
record Judged(Labelled label, Set<String> got, Understood understood) {

    static Judged of(Path folder, Labelled label, Understanding understanding) {
        try {
            byte[] raw = Files.readAllBytes(folder.resolve(label.file()));
            Understood understood = understanding.of(raw, circumstances(MailReader.read(raw)));
            return new Judged(label, labels(understood.meaning()), understood);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    boolean gotBounce() {
        return got.stream().anyMatch(word -> word.endsWith("-bounce"));
    }

    boolean isRight() {
        return label.expected().equals(got) || (!label.gradeIsSure() && label.isBounce() && gotBounce());
    }

    /** The envelope as final delivery wrote it down, since files hold no other. */
    private static Circumstances circumstances(Mail mail) {
        String recipient = mail.header("delivered-to")
                .or(() -> mail.header("x-original-to"))
                .or(() -> mail.header("to"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        Optional<String> returnPath = mail.header("return-path").map(path -> path.replaceAll("[<>\\s]", ""));
        return new Circumstances(returnPath, purpose(recipient), Optional.empty());
    }

    private static AddressedTo purpose(String recipient) {
        if (recipient.matches("<?(u|unsub|unsubscribe)[-+].*")) {
            return AddressedTo.UNSUBSCRIBE;
        }
        return recipient.matches("<?b[-+].*") ? AddressedTo.BOUNCE : AddressedTo.OTHER;
    }

    private static Set<String> labels(Meaning meaning) {
        if (meaning instanceof Meaning.Bounce bounce) {
            return grades(bounce.recipients());
        }
        if (meaning instanceof Meaning.Receipt receipt) {
            return Set.of(receipt.event() == Meaning.Receipt.Event.OPENED ? "auto-reply" : "none");
        }
        return switch (meaning.word()) {
            case "unsubscribe", "unsubscribe-all" -> Set.of("unsubscribe");
            case "delay" -> Set.of("soft-bounce");
            case "complaint" -> Set.of("complaint");
            case "auto-reply", "challenge-response" -> Set.of("auto-reply");
            default -> Set.of("none");
        };
    }

    private static Set<String> grades(List<FailedRecipient> recipients) {
        return recipients.stream()
                .map(failed -> failed.grade().name().toLowerCase(Locale.ROOT) + "-bounce")
                .collect(Collectors.toUnmodifiableSet());
    }
}
