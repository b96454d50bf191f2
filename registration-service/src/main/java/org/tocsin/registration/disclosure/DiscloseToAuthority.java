package org.tocsin.registration.disclosure;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import org.tocsin.registration.address.EmailAddress;
import org.tocsin.registration.disclosure.Disclosure.Decision;
import org.tocsin.registration.postgres.Requests;
import org.tocsin.registration.postgres.Subscribers;
import org.tocsin.registration.signup.PersonName;
import org.tocsin.registration.subscriber.Confirmed;
import org.tocsin.registration.subscriber.ConfirmedRequest;
import org.tocsin.tokens.Trespasses;
import org.tocsin.web.FieldError;

/** Four eyes: one operator asks, another one decides, and what was approved can then be taken out. */
@ApplicationScoped
class DiscloseToAuthority {

    private static final Logger LOG = Logger.getLogger(DiscloseToAuthority.class);

    private final DisclosureSettings settings;
    private final Disclosures disclosures;
    private final Subscribers subscribers;
    private final Requests requests;
    private final Trespasses trespasses;
    private final Clock clock;

    DiscloseToAuthority(
            DisclosureSettings settings,
            Disclosures disclosures,
            Subscribers subscribers,
            Requests requests,
            Trespasses trespasses,
            Clock clock) {
        this.settings = settings;
        this.disclosures = disclosures;
        this.subscribers = subscribers;
        this.requests = requests;
        this.trespasses = trespasses;
        this.clock = clock;
    }

    /** The address is looked up only for a demand that can be registered, so that nobody finds out who reads without leaving a trace. */
    @Transactional
    Registered ask(DisclosureRequest request, String operator) {
        List<FieldError> faults = rules().faultsIn(request);
        if (!faults.isEmpty()) {
            return new Registered.Faulty(faults);
        }
        Optional<Confirmed> reader = EmailAddress.parse(request.email()).flatMap(subscribers::confirmedAt);
        if (reader.isEmpty()) {
            LOG.warnf("%s asked for the disclosure of somebody who is no reader", operator);
            trespasses.note("disclosure");
            return new Registered.Faulty(List.of(new FieldError("email", "No reader has this address.")));
        }
        Disclosure asked = new Disclosure(
                UUID.randomUUID(),
                reader.orElseThrow().id(),
                DisclosureRules.demand(request),
                DisclosureRules.silence(request),
                operator,
                now(),
                Optional.empty(),
                List.of());
        disclosures.add(asked);
        LOG.infof("disclosure %s is asked for by %s", asked.id(), operator);
        return new Registered.Done(asked);
    }

    @Transactional
    Registered decide(UUID id, String operator, boolean approved) {
        return with(id, disclosure -> {
            if (disclosure.decision().isPresent()) {
                return new Registered.NotNow(disclosure);
            }
            if (disclosure.askedBy().equals(operator)) {
                return new Registered.NeedsSomebodyElse();
            }
            disclosures.decide(id, new Decision(operator, now(), approved));
            LOG.infof("disclosure %s is %s by %s", id, approved ? "approved" : "refused", operator);
            return new Registered.Done(disclosures.lock(id).orElseThrow());
        });
    }

    /** Notes it each time, since each time a copy leaves; what was asked for after the approval is not part of it. */
    @Transactional
    Registered give(UUID id, String operator) {
        return with(id, disclosure -> {
            if (!disclosure.isApprovedSince(clock.instant().minus(settings.approvalHolds()))) {
                return new Registered.NotNow(disclosure);
            }
            return subscribers
                    .find(disclosure.subscriber())
                    .filter(Confirmed.class::isInstance)
                    .map(Confirmed.class::cast)
                    .<Registered>map(reader -> give(disclosure, reader, operator))
                    .orElseGet(Registered.Gone::new);
        });
    }

    private Registered give(Disclosure disclosure, Confirmed reader, String operator) {
        disclosures.give(disclosure.id(), operator, now());
        LOG.infof("disclosure %s is taken out by %s", disclosure.id(), operator);
        Map<String, Object> fields = new LinkedHashMap<>();
        disclosure.demand().fields().forEach(field -> fields.put(field.word(), valueOf(field, reader, disclosure)));
        return new Registered.Given(disclosure, fields);
    }

    private Object valueOf(DisclosedField field, Confirmed reader, Disclosure disclosure) {
        return switch (field) {
            case EMAIL -> reader.email().value();
            case NAME -> reader.name().map(PersonName::value);
            case LOCALE -> reader.language().tag();
            case CONFIRMED_AT -> reader.confirmedAt();
            case REQUESTS ->
                requests.confirmedBy(reader.id()).stream()
                        .filter(request -> !request.confirmedAt().isAfter(disclosure.decidedAt()))
                        .map(DiscloseToAuthority::request)
                        .toList();
        };
    }

    private static Map<String, Object> request(ConfirmedRequest request) {
        return Map.of(
                "topics", request.signUp().topics(),
                "sponsorConsents", request.signUp().sponsors(),
                "policyVersion", request.asked().policyVersion(),
                "requestedAt", request.asked().at(),
                "confirmedAt", request.confirmedAt());
    }

    private Registered with(UUID id, Function<Disclosure, Registered> act) {
        return disclosures.lock(id).map(act).orElseGet(Registered.Unknown::new);
    }

    private DisclosureRules rules() {
        return new DisclosureRules(
                LocalDate.ofInstant(clock.instant(), clock.getZone()),
                settings.longestSilence().toDays());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
