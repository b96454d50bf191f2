package org.tocsin.topics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes a cluster's topics what the list says. What agrees already is left alone. */
public final class ApplyTopics {

    private final Admin admin;
    private final Consumer<String> report;

    /** @param report is told each change, and each difference that only a person may mend, in one line */
    public ApplyTopics(Admin admin, Consumer<String> report) {
        this.admin = admin;
        this.report = report;
    }

    /** @throws RefusedException when the cluster refuses a change, or is not there within the client's time-out */
    public void apply(List<EventTopic> wanted) throws InterruptedException {
        Set<String> existing = Outcomes.await("topics", admin.listTopics().names());
        create(wanted.stream().filter(topic -> !existing.contains(topic.name())).toList());
        List<EventTopic> older =
                wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
        if (!older.isEmpty()) {
            mendPartitions(older);
            mendSettings(older);
        }
    }

    private void create(List<EventTopic> missing) throws InterruptedException {
        List<NewTopic> creations = missing.stream().map(EventTopic::creation).toList();
        Map<String, KafkaFuture<Void>> answers = admin.createTopics(creations).values();
        for (EventTopic topic : missing) {
            try {
                Outcomes.await(topic.name(), answers.get(topic.name()));
                report.accept("created " + topic.name() + ", partitions " + topic.partitions());
            } catch (RefusedException refused) {
                // Another run of the job was quicker.
                if (!(refused.getCause() instanceof TopicExistsException)) {
                    throw refused;
                }
            }
        }
    }

    private void mendPartitions(List<EventTopic> topics) throws InterruptedException {
        Map<String, TopicDescription> found =
                Outcomes.await("topics", admin.describeTopics(names(topics)).allTopicNames());
        for (EventTopic topic : topics) {
            int partitions = found.get(topic.name()).partitions().size();
            if (partitions < topic.partitions() && !topic.isCompacted()) {
                Outcomes.await(topic.name(), grow(topic));
                report.accept("grew " + topic.name() + ", partitions " + topic.partitions());
            } else if (partitions != topic.partitions()) {
                report.accept("left " + topic.name() + " at partitions " + partitions + ", the list says "
                        + topic.partitions());
            }
        }
    }

    private KafkaFuture<Void> grow(EventTopic topic) {
        return admin.createPartitions(Map.of(topic.name(), NewPartitions.increaseTo(topic.partitions())))
                .all();
    }

    private void mendSettings(List<EventTopic> topics) throws InterruptedException {
        Map<ConfigResource, Config> found = Outcomes.await(
                "settings",
                admin.describeConfigs(topics.stream().map(ApplyTopics::resource).toList())
                        .all());
        for (EventTopic topic : topics) {
            Collection<AlterConfigOp> changes = differences(topic, found.get(resource(topic)));
            if (!changes.isEmpty()) {
                Outcomes.await(
                        topic.name(),
                        admin.incrementalAlterConfigs(Map.of(resource(topic), changes))
                                .all());
                report.accept("changed " + topic.name() + ": "
                        + changes.stream()
                                .map(change -> change.configEntry().name() + "="
                                        + change.configEntry().value())
                                .collect(Collectors.joining(" ")));
            }
        }
    }

    private static Collection<AlterConfigOp> differences(EventTopic topic, Config found) {
        Collection<AlterConfigOp> changes = new ArrayList<>();
        topic.settings().forEach((name, value) -> {
            if (!value.equals(found.get(name).value())) {
                changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET));
            }
        });
        return changes;
    }

    private static List<String> names(List<EventTopic> topics) {
        return topics.stream().map(EventTopic::name).toList();
    }

    private static ConfigResource resource(EventTopic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }
}
