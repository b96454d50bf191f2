package org.tocsin.registration.account;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.tocsin.registration.disclosure.ToldDisclosure;
import org.tocsin.registration.postgres.OtherAddress;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.staff.StaffLook;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;

/**
 * All that registration-service holds about one reader, complete: this is what the reader sees, and takes along.
 *
 * @param requests what was asked for and confirmed, oldest first
 * @param signIns when somebody with access to the mailbox opened this page, newest first
 * @param staysSignedIn browsers that need no link, last seen first
 * @param otherAddresses one that is still to be confirmed, and one that the reader moved from
 * @param disclosures to authorities, as far as the reader may be told by now
 * @param staffLooks when staff had data shown that is masked otherwise, newest first
 * @param erasureDueAt when all of it is erased, if the reader asked for that and can still change their mind
 */
public record Held(
        UUID subscriberId,
        String email,
        Optional<String> name,
        String locale,
        Instant confirmedAt,
        List<HeldRequest> requests,
        List<Instant> signIns,
        List<RememberedBrowser> staysSignedIn,
        List<OtherAddress> otherAddresses,
        List<ToldDisclosure> disclosures,
        List<StaffLook> staffLooks,
        Optional<Instant> erasureDueAt) {

    /** One sign-up; {@code via} is {@code form} or {@code api}. */
    public record HeldRequest(
            UUID requestId,
            String email,
            Optional<String> name,
            String locale,
            List<String> topics,
            List<String> sponsorConsents,
            String via,
            String policyVersion,
            Instant requestedAt,
            Instant confirmedAt) {}

    /** What the use of this page leaves behind. */
    record Traces(
            List<Instant> signIns,
            List<RememberedBrowser> staysSignedIn,
            List<OtherAddress> otherAddresses,
            List<ToldDisclosure> disclosures,
            List<StaffLook> staffLooks,
            Optional<Instant> erasureDueAt) {}

    static Held of(Confirmed subscriber, List<ConfirmedRequest> requests, Traces traces) {
        return new Held(
                subscriber.id().value(),
                subscriber.email().value(),
                subscriber.name().map(PersonName::value),
                subscriber.language().tag(),
                subscriber.confirmedAt(),
                requests.stream().map(Held::request).toList(),
                traces.signIns(),
                traces.staysSignedIn(),
                traces.otherAddresses(),
                traces.disclosures(),
                traces.staffLooks(),
                traces.erasureDueAt());
    }

    private static HeldRequest request(ConfirmedRequest request) {
        return new HeldRequest(
                request.id().value(),
                request.signUp().email().value(),
                request.signUp().name().map(PersonName::value),
                request.signUp().language().tag(),
                request.signUp().topics(),
                request.signUp().sponsors(),
                request.asked().channel().word(),
                request.asked().policyVersion(),
                request.asked().at(),
                request.confirmedAt());
    }
}
