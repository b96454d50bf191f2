package org.tocsin.events;

import java.util.Arrays;
import java.util.Optional;

import org.tocsin.events.wire.AccountMail;
import org.tocsin.events.wire.AlertNamed;
import org.tocsin.events.wire.ConfirmationMail;
import org.tocsin.events.wire.Erasure;
import org.tocsin.events.wire.OptOutAcknowledgement;
import org.tocsin.events.wire.OptOutRequest;
import org.tocsin.events.wire.PagesCounted;
import org.tocsin.events.wire.PreferencesState;
import org.tocsin.events.wire.ReceiptMail;
import org.tocsin.events.wire.SignInMail;
import org.tocsin.events.wire.StaffLooked;
import org.tocsin.events.wire.SubscriberState;

/** Every type of event there is, with the Kafka topic it goes to and the record that is its body. */
public enum EventType {
    SUBSCRIBER_CONFIRMED(
            "subscriber-events", "org.tocsin.subscriber.confirmed.v1", SubscriberState.class, Content.PERSONAL),
    SUBSCRIBER_REQUESTED_AGAIN(
            "subscriber-events", "org.tocsin.subscriber.requested-again.v1", SubscriberState.class, Content.PERSONAL),
    SUBSCRIBER_CORRECTED(
            "subscriber-events", "org.tocsin.subscriber.corrected.v1", SubscriberState.class, Content.PERSONAL),
    SUBSCRIBER_ERASED("erasures", "org.tocsin.subscriber.erased.v1", Erasure.class, Content.NAMELESS),
    PREFERENCES_CHANGED(
            "preference-events", "org.tocsin.preferences.changed.v1", PreferencesState.class, Content.NAMELESS),
    CONFIRMATION_MAIL_REQUESTED(
            "mail-requests", "org.tocsin.mail.confirmation-requested.v1", ConfirmationMail.class, Content.PERSONAL),
    SIGN_IN_MAIL_REQUESTED("mail-requests", "org.tocsin.mail.sign-in-requested.v1", SignInMail.class, Content.PERSONAL),
    ACCOUNT_MAIL_REQUESTED(
            "mail-requests", "org.tocsin.mail.account-requested.v1", AccountMail.class, Content.PERSONAL),
    RECEIPT_MAIL_REQUESTED(
            "mail-requests", "org.tocsin.mail.receipt-requested.v1", ReceiptMail.class, Content.NAMELESS),
    OPT_OUT_ACKNOWLEDGEMENT_REQUESTED(
            "mail-requests",
            "org.tocsin.mail.opt-out-acknowledgement-requested.v1",
            OptOutAcknowledgement.class,
            Content.NAMELESS),
    OPT_OUT_REQUESTED("opt-out-requests", "org.tocsin.opt-out.requested.v1", OptOutRequest.class, Content.NAMELESS),
    ALERT_NAMED("alert-events", "org.tocsin.alert.named.v1", AlertNamed.class, Content.NAMELESS),
    STAFF_LOOKED("register-events", "org.tocsin.staff.looked.v1", StaffLooked.class, Content.PERSONAL),
    PAGES_COUNTED("register-events", "org.tocsin.pages.counted.v1", PagesCounted.class, Content.NAMELESS);

    /** Whether a body says who somebody is, or has words of staff that may, and so is sealed; the others go by random numbers. */
    private enum Content {
        PERSONAL,
        NAMELESS
    }

    private final String topic;
    private final String type;
    private final Class<?> data;
    private final Content content;

    EventType(String topic, String type, Class<?> data, Content content) {
        this.topic = topic;
        this.type = type;
        this.data = data;
        this.content = content;
    }

    /** The Kafka topic, without the installation's prefix. */
    public String topic() {
        return topic;
    }

    /** The CloudEvents {@code type} attribute. */
    public String type() {
        return type;
    }

    /** Whether the body is sealed wherever it lies: in the outbox, in Kafka, among the dead letters. */
    boolean isPersonal() {
        return content == Content.PERSONAL;
    }

    public Class<?> data() {
        return data;
    }

    public static Optional<EventType> of(String type) {
        return Arrays.stream(values()).filter(known -> known.type.equals(type)).findFirst();
    }
}
