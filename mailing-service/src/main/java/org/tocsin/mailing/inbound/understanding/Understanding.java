package org.tocsin.mailing.inbound.understanding;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.tocsin.mailing.inbound.message.Mail;
import org.tocsin.mailing.inbound.message.MailReader;
import org.tocsin.mailing.inbound.understanding.bounce.BounceTexts;
import org.tocsin.mailing.inbound.understanding.bounce.DeliveryReports;
import org.tocsin.mailing.inbound.understanding.bounce.DeliveryRules;
import org.tocsin.mailing.inbound.understanding.command.Commands;
import org.tocsin.mailing.inbound.understanding.command.UnsubscribeAddress;

/** Says what a message means. Holds no state; one instance serves all threads. */
public final class Understanding {

    private final List<Reading> readings;

    public Understanding() {
        this(DeliveryRules.shipped(), List.of());
    }

    /**
     * With rules for delivery reports of the operator's own in front of those that are shipped.
     *
     * @param names what the publisher and its topics are called, which may stand in a command
     */
    public Understanding(DeliveryRules rules, Collection<String> names) {
        Commands commands = new Commands(names);
        readings = List.of(
                new FeedbackReports(),
                new Receipts(),
                new MachineReports(),
                ChallengeResponses.ofKnownProducts(),
                new DeliveryReports(rules),
                new UnsubscribeAddress(commands),
                new BounceTexts(rules),
                ChallengeResponses.ofAnyKind(),
                new AutomaticMail(),
                new ListMail(),
                commands.inFreshMail(),
                new AbsenceNotes(),
                commands,
                new PlainMail());
    }

    /** Never throws on what the message says, however broken it is. */
    public Understood of(byte[] raw, Circumstances circumstances) {
        return of(MailReader.read(raw), circumstances);
    }

    public Understood of(Mail mail, Circumstances circumstances) {
        Letter letter = new Letter(mail, circumstances);
        // The last reader always has an answer.
        return readings.stream()
                .map(reading -> reading.read(letter))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}
