package org.tocsin.mailing.inbound.understanding.bounce;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.understanding.FailedRecipient;
import org.tocsin.mailing.inbound.understanding.Grade;

/** The table of rules; {@code delivery-rules.txt} beside this class explains its form. */
public final class DeliveryRules {

    private final List<DeliveryRule> rules;

    private DeliveryRules(List<DeliveryRule> rules) {
        this.rules = rules;
    }

    public static DeliveryRules shipped() {
        try (InputStream table = DeliveryRules.class.getResourceAsStream("delivery-rules.txt")) {
            return new DeliveryRules(RuleTable.read(new String(table.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /**
     * These rules, with those of an operator's own table asked first.
     *
     * @throws IllegalArgumentException naming the line that cannot be read
     */
    public DeliveryRules extendedBy(String table) {
        return new DeliveryRules(
                Stream.concat(RuleTable.read(table).stream(), rules.stream()).toList());
    }

    /** Grades a failure by what its report says. */
    FailedRecipient grade(Diagnosis diagnosis) {
        return byWords(diagnosis)
                .or(() -> byStatus(diagnosis))
                .or(() -> byReply(diagnosis))
                .orElseGet(() -> new FailedRecipient(Grade.SOFT, diagnosis.status(), "no rule knows the reason"));
    }

    Optional<FailedRecipient> byWords(Diagnosis diagnosis) {
        return find(rule -> rule.knowsWords(diagnosis.words()), diagnosis);
    }

    /** The passing reason in a text that names no final one: a mailbox that is full is no unknown one, whatever the code. */
    Optional<FailedRecipient> onlyPassingReason(Diagnosis told) {
        boolean namesFinal =
                rules.stream().anyMatch(rule -> rule.grade() == Grade.HARD && rule.knowsWords(told.words()));
        return namesFinal ? Optional.empty() : byWords(told);
    }

    private Optional<FailedRecipient> byStatus(Diagnosis diagnosis) {
        return find(rule -> rule.knowsStatus(diagnosis.status()), diagnosis);
    }

    private Optional<FailedRecipient> byReply(Diagnosis diagnosis) {
        return find(rule -> rule.knowsStatus(diagnosis.reply()), diagnosis);
    }

    private Optional<FailedRecipient> find(Predicate<DeliveryRule> matches, Diagnosis diagnosis) {
        return rules.stream().filter(matches).findFirst().map(rule -> rule.judge(diagnosis));
    }
}
