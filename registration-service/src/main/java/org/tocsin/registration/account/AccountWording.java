package org.tocsin.registration.account;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.tocsin.registration.account.AccountView.AddressView;
import org.tocsin.registration.account.AccountView.Content;
import org.tocsin.registration.account.AccountView.DeviceView;
import org.tocsin.registration.account.AccountView.DisclosureView;
import org.tocsin.registration.account.AccountView.LanguageView;
import org.tocsin.registration.account.AccountView.LookView;
import org.tocsin.registration.account.AccountView.RequestView;
import org.tocsin.registration.account.Held.HeldRequest;
import org.tocsin.registration.disclosure.ToldDisclosure;
import org.tocsin.registration.privacy.Policies;
import org.tocsin.registration.privacy.Policy;
import org.tocsin.registration.signup.Catalogue;
import org.tocsin.registration.signup.Sponsor;
import org.tocsin.registration.signup.Topic;

/** What is held of a reader, in words. */
final class AccountWording {

    /** Those that readers are offered; whoever reads another one keeps it. */
    private static final List<String> LANGUAGES =
            List.of("en", "de", "es", "fr", "it", "ja", "nl", "pl", "pt", "ru", "uk", "zh");

    private AccountWording() {}

    static Content of(Held held, Catalogue catalogue, Policies policies) {
        return new Content(
                held.email(),
                held.name().orElse(""),
                nameOf(held.locale()),
                languages(held.locale()),
                AccountView.time(held.confirmedAt()),
                held.requests().stream()
                        .findFirst()
                        .map(HeldRequest::via)
                        .map(AccountWording::from)
                        .orElse(""),
                held.requests().stream()
                        .map(request -> request(request, catalogue, policies))
                        .toList(),
                held.signIns().stream().map(AccountView::time).toList(),
                held.staysSignedIn().stream().map(AccountWording::device).toList(),
                held.otherAddresses().stream()
                        .map(other ->
                                new AddressView(other.email(), other.former(), AccountView.time(other.expiresAt())))
                        .toList(),
                held.disclosures().stream().map(AccountWording::disclosure).toList(),
                held.staffLooks().stream()
                        .map(look ->
                                new LookView(look.operator(), look.what(), look.reason(), AccountView.time(look.at())))
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
        return new DeviceView(
                browser.id(),
                browser.device(),
                AccountView.time(browser.since()),
                AccountView.time(browser.lastSeenAt()));
    }

    private static DisclosureView disclosure(ToldDisclosure told) {
        String when = told.given().isEmpty()
                ? "Approved on " + AccountView.time(told.approvedAt()) + ", not handed over yet"
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
                AccountView.time(request.confirmedAt()),
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
