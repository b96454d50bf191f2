package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.understanding.command.Words;

/** Machines that hold mail back until its sender has done something. */
final class ChallengeResponses implements Reading {

    private final boolean onlyKnownProducts;

    private ChallengeResponses(boolean onlyKnownProducts) {
        this.onlyKnownProducts = onlyKnownProducts;
    }

    /** Some of which dress theirs up as delivery reports. */
    static Reading ofKnownProducts() {
        return new ChallengeResponses(true);
    }

    static Reading ofAnyKind() {
        return new ChallengeResponses(false);
    }

    private static final Pattern ASKS = Pattern.compile(
            "(confirm|verify|authenticate|authori[sz]e) (that )?(you|your|this) (are (a )?(human|real|person)|are not a (robot|machine)"
                    + "|(e-?mail|message|address|identity|delivery)( address)?)|sender (verification|authentication|confirmation|authorization)"
                    + "|(has been|have been|is being|was|will be) (held|quarantined|waitlisted|put on hold)|(will )?not be delivered until"
                    + "|to (deliver|release) your (message|mail|e-?mail)|(please )?(reply to|answer) this (message|mail|e-?mail|request)[^.]{0,80}(deliver|whitelist|allow)"
                    + "|challenge[-/ ]response|(boxbe|personal|my) guest list|(your|the) (e-?mail )?address (is|was) not (on|in) (my|the|his|her) (list|address book|white ?list)"
                    + "|unsolicited.{0,80}(reply|click|confirm)[^.]{0,60}(once|only|deliver)|one[- ]time (confirmation|verification|automated)");
    private static final Pattern PRODUCTS = Pattern.compile(
            "boxbe|spam ?arrest|tmda|mailblocks|spamlion|bluebottle|uol.{0,10}anti-?spam|antispam uol|qconfirm|choicemail|sendio|0spam");

    @Override
    public Optional<Understood> read(Letter letter) {
        String text = Words.plain(
                letter.mail().subject() + "\n" + letter.mail().written().text());
        String words = text.substring(0, Math.min(text.length(), 3_000)).replaceAll("\\s+", " ");
        boolean product = PRODUCTS.matcher(words).find()
                || PRODUCTS.matcher(letter.mail().from()).find()
                || PRODUCTS.matcher(Words.plain(letter.mail().header("x-mailer").orElse("")))
                        .find();
        boolean marked =
                letter.mail().has("x-tmda-fingerprint") || letter.mail().has("x-boxtrapper");
        boolean asks = ASKS.matcher(words).find();
        boolean automatic = !onlyKnownProducts && AutomaticMail.sign(letter).isPresent() && !letter.isFromDaemon();
        return marked || (asks && (product || automatic))
                ? Optional.of(new Understood(
                        new Meaning.ChallengeResponse(), "A machine wants proof of a human sender before it delivers."))
                : Optional.empty();
    }
}
