package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

/** Machines that hold mail back until its sender has done something. */
final class ChallengeResponses implements Reading {

    private static final Pattern ASKS = Pattern.compile(
            "(?i)(confirm|verify|authenticate|authori[sz]e) (that you|your|this) (are human|are a human|e-?mail|message|address|sender|delivery)"
                    + "|sender (verification|authentication|confirmation|authorization)"
                    + "|(will|has|have) (not )?be(en)? (held|delivered|quarantined)[^.]{0,60}until (you|the sender)"
                    + "|to (deliver|release) your (message|mail|e-?mail)[^.]{0,60}(reply|click|visit|follow)"
                    + "|(reply to|answer) this (message|mail|e-?mail)[^.]{0,80}(to (have|get) your|so that your|and your)[^.]{0,60}deliver"
                    + "|challenge[-/ ]response|spam ?arrest|boxbe|tmda\\b|mailblocks|spamlion");

    @Override
    public Optional<Understood> read(Letter letter) {
        boolean marked = letter.mail().has("x-tmda-fingerprint")
                || letter.mail().has("x-boxtrapper")
                || letter.mail()
                        .header("x-mailer")
                        .filter(name -> name.matches("(?i).*(tmda|spamarrest|boxbe).*"))
                        .isPresent();
        String text = letter.mail().subject() + "\n" + letter.mail().written().text();
        boolean automatic = AutomaticMail.sign(letter).isPresent();
        return marked || (automatic && ASKS.matcher(text).find())
                ? Optional.of(new Understood(
                        new Meaning.ChallengeResponse(), "A machine wants proof of a human sender before it delivers."))
                : Optional.empty();
    }
}
