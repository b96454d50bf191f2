package org.tocsin.backing;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.tocsin.topics.AccessList;
import org.tocsin.topics.EventTopic;
import org.tocsin.topics.Permission;
import org.tocsin.topics.TopicList;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Every cell of the table that {@code access.conf} spans, allowed or not, as a broker answers it. */
@ExtendWith(SecuredBroker.Shared.class)
class AccessTest {

    private static final String PREFIX = "access-";

    private static SecuredBroker broker;

    @BeforeAll
    static void prepare(SecuredBroker shared) throws Exception {
        broker = shared;
        broker.prepare(PREFIX);
    }

    @Test
    void eachAccountMayDoToEachTopicWhatTheListSaysAndNothingElse() throws Exception {
        for (String account : SecuredBroker.accounts()) {
            Map<String, Set<AclOperation>> expected = new TreeMap<>();
            TopicList.read(PREFIX).forEach(topic -> expected.put(topic.name(), listed(account, topic)));
            assertEquals(expected, answered(account), account);
        }
    }

    @Test
    void eachAccountReachesItsOwnGroupOnly() throws Exception {
        for (String account : SecuredBroker.accounts()) {
            try (Admin admin = Admin.create(broker.as(account))) {
                for (String group : names(ResourceType.GROUP)) {
                    KafkaFuture<?> answer =
                            admin.listConsumerGroupOffsets(PREFIX + group).partitionsToOffsetAndMetadata();
                    if (isListed(account, ResourceType.GROUP, group)) {
                        answer.get();
                    } else {
                        assertInstanceOf(GroupAuthorizationException.class, refusal(answer), account + " " + group);
                    }
                }
            }
        }
    }

    @Test
    void eachAccountPublishesUnderItsOwnNameOnly() {
        for (String account : SecuredBroker.accounts()) {
            for (String id : names(ResourceType.TRANSACTIONAL_ID)) {
                Map<String, Object> settings = new HashMap<>(broker.as(account));
                settings.put("transactional.id", PREFIX + id);
                try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
                    if (isListed(account, ResourceType.TRANSACTIONAL_ID, id)) {
                        producer.initTransactions();
                    } else {
                        assertThrows(
                                TransactionalIdAuthorizationException.class,
                                producer::initTransactions,
                                account + " " + id);
                    }
                }
            }
        }
    }

    @Test
    void nobodyComesInWithAWrongPasswordOrAnUnknownName() {
        for (Map<String, Object> stranger : List.of(broker.as("mailing-service", "guess"), broker.as("nobody"))) {
            try (Admin admin = Admin.create(stranger)) {
                assertInstanceOf(
                        SaslAuthenticationException.class,
                        refusal(admin.listTopics().names()));
            }
        }
    }

    private static Map<String, Set<AclOperation>> answered(String account) throws InterruptedException {
        Map<String, Set<AclOperation>> answered = new TreeMap<>();
        try (Admin admin = Admin.create(broker.as(account))) {
            Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                            TopicList.read(PREFIX).stream()
                                    .map(EventTopic::name)
                                    .toList(),
                            new DescribeTopicsOptions().includeAuthorizedOperations(true))
                    .topicNameValues();
            for (Map.Entry<String, KafkaFuture<TopicDescription>> answer : answers.entrySet()) {
                answered.put(answer.getKey(), allowed(answer.getValue()));
            }
        }
        return answered;
    }

    private static Set<AclOperation> allowed(KafkaFuture<TopicDescription> answer) throws InterruptedException {
        try {
            return answer.get().authorizedOperations();
        } catch (ExecutionException refused) {
            assertInstanceOf(TopicAuthorizationException.class, refused.getCause());
            return Set.of();
        }
    }

    /** To read or write includes to describe. */
    private static Set<AclOperation> listed(String account, EventTopic topic) {
        Set<AclOperation> listed = EnumSet.noneOf(AclOperation.class);
        permissions(account, ResourceType.TOPIC)
                .filter(permission -> topic.name().equals(PREFIX + permission.name()))
                .forEach(permission -> listed.addAll(List.of(permission.operation(), AclOperation.DESCRIBE)));
        return listed;
    }

    private static boolean isListed(String account, ResourceType kind, String name) {
        return permissions(account, kind)
                .anyMatch(permission -> permission.name().equals(name));
    }

    private static Stream<Permission> permissions(String account, ResourceType kind) {
        return AccessList.read().stream()
                .filter(permission -> permission.account().equals(account) && permission.kind() == kind);
    }

    private static Set<String> names(ResourceType kind) {
        return AccessList.read().stream()
                .filter(permission -> permission.kind() == kind)
                .map(Permission::name)
                .collect(Collectors.toSet());
    }

    private static Throwable refusal(KafkaFuture<?> answer) {
        return assertThrows(ExecutionException.class, answer::get).getCause();
    }
}
