package org.tocsin.registration.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.tocsin.registration.elsewhere.Elsewhere;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.signup.Catalogue;

/**
 * The reader's page, in words.
 *
 * @param session goes into every form of the page
 * @param notice what was just done; empty for nothing
 * @param elsewhere what the other services hold
 */
public record AccountView(String session, Content content, Typed typed, String notice, ElsewhereView elsewhere) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /**
     * What is held.
     *
     * @param erasureDue when all of it is erased; empty when nothing is planned
     */
    public record Content(
            String email,
            String name,
            String language,
            List<LanguageView> languages,
            String since,
            String from,
            List<RequestView> requests,
            List<String> signIns,
            List<DeviceView> devices,
            List<AddressView> otherAddresses,
            List<DisclosureView> disclosures,
            List<LookView> looks,
            String erasureDue) {

        Content choosing(String tag) {
            if (languages.stream().noneMatch(offered -> offered.tag().equals(tag))) {
                return this;
            }
            List<LanguageView> chosen = languages.stream()
                    .map(offered -> new LanguageView(
                            offered.tag(), offered.name(), offered.tag().equals(tag)))
                    .toList();
            return new Content(
                    email,
                    name,
                    language,
                    chosen,
                    since,
                    from,
                    requests,
                    signIns,
                    devices,
                    otherAddresses,
                    disclosures,
                    looks,
                    erasureDue);
        }
    }

    /** What stands in the fields, with an error beside it or an empty text. */
    public record Typed(String name, String nameError, String address, String addressError) {

        public boolean isFaulty() {
            return !nameError.isEmpty() || !addressError.isEmpty();
        }
    }

    /**
     * One sign-up in words.
     *
     * @param changedBy the version of the policy that changed something that matters since; empty when none did
     */
    public record RequestView(
            String confirmed,
            List<String> topics,
            List<String> sponsors,
            String how,
            String policyVersion,
            String changedBy) {}

    /** One browser that stays signed in. */
    public record DeviceView(UUID id, String name, String since, String lastSeen) {}

    /** What an authority got to know; {@code notToldBefore} is empty when there was no reason to wait. */
    public record DisclosureView(String when, String authority, String what, String legalBasis, String notToldBefore) {}

    /** What somebody of the staff saw, and why. */
    public record LookView(String operator, String what, String reason, String at) {}

    /** An address that is not the reader's yet, or no longer. */
    public record AddressView(String email, boolean former, String until) {}

    /** One language to choose. */
    public record LanguageView(String tag, String name, boolean chosen) {}

    static AccountView of(Held held, Elsewhere elsewhere, String session, Catalogue catalogue, Policies policies) {
        return new AccountView(
                session,
                AccountWording.of(held, catalogue, policies),
                new Typed(held.name().orElse(""), "", "", ""),
                "",
                ElsewhereView.of(elsewhere));
    }

    /** With a line about what was just done. */
    public AccountView saying(String newNotice) {
        return new AccountView(session, content, typed, newNotice, elsewhere);
    }

    /** With what was typed before the reader had to sign in again. Name and language are of one form, which may empty the name. */
    AccountView refilled(Draft draft) {
        boolean details = !draft.language().isEmpty();
        Typed refilled = new Typed(details ? draft.name() : typed.name(), "", draft.address(), "");
        return new AccountView(
                session,
                content.choosing(draft.language()),
                refilled,
                "You are signed in again, and what you had typed is in its field. Press the button there to send it.",
                elsewhere);
    }

    /** Keeps what was typed, so that it can be put right. */
    AccountView refusing(String newName, String newLanguage, String error) {
        return new AccountView(
                session, content.choosing(newLanguage), new Typed(newName, error, "", ""), "", elsewhere);
    }

    /** The same for the address. */
    public AccountView refusingAddress(String address, String error) {
        return new AccountView(session, content, new Typed(typed.name(), "", address, error), "", elsewhere);
    }

    /** As pages write a moment. */
    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }
}
