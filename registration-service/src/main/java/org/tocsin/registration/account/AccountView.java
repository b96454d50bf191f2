package org.tocsin.registration.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import org.tocsin.registration.account.Held.HeldRequest;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Topic;

/**
 * The reader's page, in words.
 *
 * @param session goes into every form of the page
 * @param erasureDue when all of it is erased; empty when nothing is planned
 * @param notice what was just done; empty for nothing
 * @param typedName what stands in the field: the name, or what was typed instead of one
 * @param nameError empty when nothing is wrong with the name that was typed
 */
public record AccountView(
        String session,
        String email,
        String name,
        String language,
        String since,
        List<RequestView> requests,
        List<String> signIns,
        String erasureDue,
        String notice,
        String typedName,
        String nameError) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);

    /** One sign-up in words. */
    public record RequestView(
            String confirmed, List<String> topics, List<String> sponsors, String how, String policyVersion) {}

    static AccountView of(Held held, String session, Catalogue catalogue) {
        return new AccountView(
                session,
                held.email(),
                held.name().orElse(""),
                Locale.forLanguageTag(held.locale()).getDisplayName(Locale.ENGLISH),
                time(held.confirmedAt()),
                held.requests().stream()
                        .map(request -> request(request, catalogue))
                        .toList(),
                held.signIns().stream().map(AccountView::time).toList(),
                held.erasureDueAt().map(AccountView::time).orElse(""),
                "",
                held.name().orElse(""),
                "");
    }

    public AccountView saying(String newNotice) {
        return new AccountView(
                session, email, name, language, since, requests, signIns, erasureDue, newNotice, typedName, nameError);
    }

    /** Keeps what was typed, so that it can be put right. */
    AccountView refusing(String newName, String error) {
        return new AccountView(
                session, email, name, language, since, requests, signIns, erasureDue, notice, newName, error);
    }

    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static RequestView request(HeldRequest request, Catalogue catalogue) {
        return new RequestView(
                time(request.confirmedAt()),
                catalogue.topicsAmong(request.topics()).stream()
                        .map(Topic::name)
                        .toList(),
                catalogue.sponsorsAmong(request.sponsorConsents()).stream()
                        .map(Sponsor::name)
                        .toList(),
                request.via().equals("form") ? "with the form on this site" : "through a program",
                request.policyVersion());
    }
}
