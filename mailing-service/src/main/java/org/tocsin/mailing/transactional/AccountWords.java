package org.tocsin.mailing.transactional;

import java.util.List;

import org.tocsin.events.wire.AccountMatter;

/**
 * The words of a letter about somebody's own data.
 *
 * @param button what the link is called; empty when there is none
 */
record AccountWords(String subject, List<String> before, String button, List<String> after) {

    static AccountWords of(AccountMatter matter, String publisher, String at, String until) {
        return switch (matter) {
            case ERASURE_LINK -> erasureLink(publisher, until);
            case ERASURE_PLANNED -> erasurePlanned(publisher, at);
            case ERASURE_CALLED_OFF -> erasureCalledOff(publisher, at);
            case ERASED -> erased(publisher, at);
            case ADDRESS_LINK -> addressLink(publisher, until);
            case ADDRESS_TAKEN -> addressTaken(publisher);
            case ADDRESS_CHANGED -> addressChanged(publisher, at, until);
            case POLICY_CHANGED -> policyChanged(publisher, at);
            case INVITED -> invited(publisher, until);
        };
    }

    private static AccountWords erasureLink(String publisher, String until) {
        return new AccountWords(
                "Erase your data at " + publisher + "?",
                List.of(
                        "You asked to have everything erased that we hold about you. Open this link in the same browser, "
                                + "or type the code that is shown there:"),
                "Go on to the last question",
                List.of(
                        "The link works until " + until + ". Nothing is erased before you press the button behind it.",
                        "If it was not you who asked, ignore this mail: the link alone erases nothing."));
    }

    private static AccountWords erasurePlanned(String publisher, String at) {
        return new AccountWords(
                "Your data at " + publisher + " will be erased",
                List.of("As you asked, everything that we hold about you is erased on " + at
                        + ". Until then you can change your mind:"),
                "Keep my data after all",
                List.of("If you do nothing, it is erased then, and one last mail tells you so."));
    }

    private static AccountWords erasureCalledOff(String publisher, String at) {
        return new AccountWords(
                "Your data at " + publisher + " is kept",
                List.of("On " + at
                        + " the erasure of your data was called off, so all stays as it is. If that was not you, ask for "
                        + "it again on the page Your data, and choose to have it done at once."),
                "",
                List.of());
    }

    private static AccountWords erased(String publisher, String at) {
        return new AccountWords(
                "Your data at " + publisher + " is erased",
                List.of(
                        "On " + at
                                + " we erased what we held about you: your address, your name, what you asked for and when. "
                                + "Copies in the log between our services go within a week at most, those in backups within thirty days.",
                        "What stays names nobody: that somebody consented and took it back, and a number made of your address "
                                + "with a key, so that no list can bring you back without your asking.",
                        "This is the last mail you get from us. Goodbye, and thank you for having read us."),
                "",
                List.of());
    }

    private static AccountWords addressLink(String publisher, String until) {
        return new AccountWords(
                "Is this your new address for " + publisher + "?",
                List.of(
                        "A reader of ours wants their mail to come to this address from now on. If that is you, open this link "
                                + "and press its button:"),
                "Yes, this is my address",
                List.of(
                        "The link works once, until " + until + ".",
                        "If it was not you, ignore this mail. Nothing comes to this address."));
    }

    private static AccountWords addressTaken(String publisher) {
        return new AccountWords(
                "Your address was asked for at " + publisher,
                List.of(
                        "A reader of ours wanted their mail to come to this address from now on. You are subscribed with it "
                                + "already, so nothing was changed, and whoever asked was not told.",
                        "Was it you, with two subscriptions? Then have the other one erased, and keep this one."),
                "",
                List.of());
    }

    private static AccountWords addressChanged(String publisher, String at, String until) {
        return new AccountWords(
                "Your mail from " + publisher + " goes to another address now",
                List.of("Since " + at
                        + " our mail to you goes to the new address that was confirmed for it. If that was not "
                        + "you, take it back:"),
                "Not me: bring my address back",
                List.of("The link works until " + until + ". If it was you, there is nothing to do."));
    }

    private static AccountWords invited(String publisher, String until) {
        return new AccountWords(
                "Would you like mail from " + publisher + "?",
                List.of("Your address is on a list that " + publisher
                        + " has, and nobody has subscribed you: that only you can do. Behind this link you see what it is about, and "
                        + "a button to say yes:"),
                "Show me what it is",
                List.of(
                        "The link works until " + until + ".",
                        "If you want no mail from us, there is nothing to do. You get no second letter, and your address is deleted."));
    }

    private static AccountWords policyChanged(String publisher, String at) {
        return new AccountWords(
                "The privacy policy of " + publisher + " has changed",
                List.of("From " + at
                        + " a new version of our privacy policy holds, with changes that matter. What you agreed to "
                        + "stays as you agreed to it; here you see what is different:"),
                "Show me what changed",
                List.of("You can see, change and erase what we hold about you at any time."));
    }
}
