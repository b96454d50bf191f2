package org.tocsin.topics;

import java.util.Set;
import java.util.stream.Collectors;

import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TopicListTest {

    private final Set<String> names =
            TopicList.read().stream().map(EventTopic::name).collect(Collectors.toSet());

    @Test
    void everyTopicThatIsConsumedHasItsDeadLetters() {
        names.stream()
                .filter(name -> !name.endsWith("-dead-letter"))
                .filter(name -> !name.equals("consent-anchors") && !name.equals("erasures"))
                .forEach(name -> assertTrue(names.contains(name + "-dead-letter"), name));
    }

    @Test
    void everyRecordIsOnTwoBrokersBeforeItIsAcknowledged() {
        TopicList.read().forEach(topic -> {
            assertEquals(3, topic.replicas(), topic.name());
            assertEquals("2", topic.settings().get("min.insync.replicas"), topic.name());
        });
    }

    @Test
    void singleBrokerIsNotAskedForCopiesItCannotKeep() {
        TopicList.read("t-", 1).forEach(topic -> {
            assertTrue(topic.name().startsWith("t-"), topic.name());
            assertEquals(1, topic.replicas(), topic.name());
            assertEquals("1", topic.settings().get("min.insync.replicas"), topic.name());
        });
    }

    @Test
    void stateTopicsForgetWithinADay() {
        TopicList.read().stream()
                .filter(EventTopic::isCompacted)
                .forEach(
                        topic -> assertEquals("86400000", topic.settings().get("max.compaction.lag.ms"), topic.name()));
    }

    @Test
    void somebodyMayWriteToEachTopic() {
        Set<String> written = AccessList.read().stream()
                .filter(permission -> permission.operation() == AclOperation.WRITE)
                .map(Permission::name)
                .collect(Collectors.toSet());
        names.forEach(name -> assertTrue(written.contains(name), name));
    }

    @Test
    void permissionsNameOnlyTopicsThatExist() {
        AccessList.read().stream()
                .filter(permission -> permission.kind() == ResourceType.TOPIC)
                .forEach(permission -> assertTrue(names.contains(permission.name()), permission.name()));
    }

    @Test
    void operatorMaySendAgainWhateverHasDeadLetters() {
        Set<String> written = AccessList.read().stream()
                .filter(permission -> permission.account().equals("operator"))
                .filter(permission -> permission.operation() == AclOperation.WRITE)
                .map(Permission::name)
                .collect(Collectors.toSet());
        names.stream().filter(name -> name.endsWith("-dead-letter")).forEach(name -> {
            assertTrue(written.contains(name), name);
            assertTrue(written.contains(name.replace("-dead-letter", "")), name);
        });
    }
}
