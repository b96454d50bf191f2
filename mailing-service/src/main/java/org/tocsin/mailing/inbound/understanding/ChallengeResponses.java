package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;

import org.tocsin.mailing.inbound.understanding.words.Phrases;
import org.tocsin.mailing.inbound.understanding.words.Words;

/** Machines that hold mail back until its sender has done something. */
final class ChallengeResponses implements Reading {

    private static final int FIRST_WORDS = 3_000;

    /** No person uses so many of these phrases in one mail. */
    private static final int SURELY = 3;

    private static final Phrases ASKS = Phrases.telling("asks for proof of a human sender");
    private static final Phrases PRODUCTS = Phrases.telling("product that asks for proof");

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

    @Override
    public Optional<Understood> read(Letter letter) {
        String text = letter.mail().subject() + "\n" + letter.mail().written().text();
        String words = Words.inOneLine(text.substring(0, Math.min(text.length(), FIRST_WORDS)));
        String programs =
                letter.mail().from() + " " + letter.mail().header("x-mailer").orElse("");
        boolean product = PRODUCTS.areIn(words) || PRODUCTS.areIn(Words.plain(programs));
        boolean marked =
                letter.mail().has("x-tmda-fingerprint") || letter.mail().has("x-boxtrapper");
        long asking = ASKS.countIn(words);
        boolean automatic = !onlyKnownProducts && AutomaticMail.sign(letter).isPresent() && !letter.isFromDaemon();
        boolean plain = !onlyKnownProducts && asking >= SURELY;
        return marked || plain || (asking > 0 && (product || automatic))
                ? Optional.of(new Understood(
                        new Meaning.ChallengeResponse(), "A machine wants proof of a human sender before it delivers."))
                : Optional.empty();
    }
}
