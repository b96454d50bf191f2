package org.tocsin.registration.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.registration.account.Held.HeldRequest;
import org.tocsin.registration.disclosure.ToldDisclosure;
import org.tocsin.registration.elsewhere.Elsewhere;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.privacy.Policy;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Topic;

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

    /** Those that readers are offered; whoever reads another one keeps it. */
    private static final List<String> LANGUAGES =
            List.of("en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh");

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
                content(held, catalogue, policies),
                new Typed(held.name().orElse(""), "", "", ""),
                "",
                ElsewhereView.of(elsewhere));
    }

    /** With a line about what was just done. */
    public AccountView saying(String newNotice) {
        return new AccountView(session, content, typed, newNotice, elsewhere);
    }

    /** With what was typed before the reader had to sign in again. */
    AccountView refilled(Draft draft) {
        Typed refilled = new Typed(draft.name().isEmpty() ? typed.name() : draft.name(), "", draft.address(), "");
        return new AccountView(
                session,
                content.choosing(draft.language()),
                refilled,
                "You are signed in again, and what you had typed is in its field. Press the button there to send it.",
                elsewhere);
    }

    /** Keeps what was typed, so that it can be put right. */
    AccountView refusing(String newName, String error) {
        return new AccountView(session, content, new Typed(newName, error, "", ""), "", elsewhere);
    }

    /** The same for the address. */
    public AccountView refusingAddress(String address, String error) {
        return new AccountView(session, content, new Typed(typed.name(), "", address, error), "", elsewhere);
    }

    /** As pages write a moment. */
    public static String time(Instant instant) {
        return TIME.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static Content content(Held held, Catalogue catalogue, Policies policies) {
        return new Content(
                held.email(),
                held.name().orElse(""),
                nameOf(held.locale()),
                languages(held.locale()),
                time(held.confirmedAt()),
                held.requests().stream()
                        .findFirst()
                        .map(HeldRequest::via)
                        .map(AccountView::from)
                        .orElse(""),
                held.requests().stream()
                        .map(request -> request(request, catalogue, policies))
                        .toList(),
                held.signIns().stream().map(AccountView::time).toList(),
                held.staysSignedIn().stream().map(AccountView::device).toList(),
                held.otherAddresses().stream()
                        .map(other -> new AddressView(other.email(), other.former(), time(other.expiresAt())))
                        .toList(),
                held.disclosures().stream().map(AccountView::disclosure).toList(),
                held.staffLooks().stream()
                        .map(look -> new LookView(look.operator(), look.what(), look.reason(), time(look.at())))
                        .toList(),
                held.erasureDueAt().map(AccountView::time).orElse(""));
    }

    private static List<LanguageView> languages(String chosen) {
        return Stream.concat(Stream.of(chosen), LANGUAGES.stream())
                .distinct()
                .map(tag -> new LanguageView(tag, nameOf(tag), tag.equals(chosen)))
                .toList();
    }

    private static String nameOf(String language) {
        return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
    }

    private static DeviceView device(RememberedBrowser browser) {
        return new DeviceView(browser.id(), browser.device(), time(browser.since()), time(browser.lastSeenAt()));
    }

    private static DisclosureView disclosure(ToldDisclosure told) {
        String when = told.given().isEmpty()
                ? "Approved on " + time(told.approvedAt()) + ", not handed over yet"
                : told.given().stream().map(AccountView::time).collect(Collectors.joining(", "));
        return new DisclosureView(
                when,
                told.authority(),
                told.inWords(),
                told.legalBasis(),
                told.notToldBefore().orElse(""));
    }

    private static String from(String via) {
        return switch (via) {
            case "form" -> "with the form on this site";
            case "invitation" -> "by the letter that we sent to an address of a list";
            default -> "through a program";
        };
    }

    private static RequestView request(HeldRequest request, Catalogue catalogue, Policies policies) {
        return new RequestView(
                time(request.confirmedAt()),
                catalogue.topicsAmong(request.topics()).stream()
                        .map(Topic::name)
                        .toList(),
                catalogue.sponsorsAmong(request.sponsorConsents()).stream()
                        .map(Sponsor::name)
                        .toList(),
                from(request.via()),
                request.policyVersion(),
                policies.materialChangeSince(request.policyVersion())
                        .map(Policy::version)
                        .orElse(""));
    }
}
