package org.tocsin.topics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Every topic there is, read from {@code topics.conf}. */
public final class TopicList {

    private static final int NAME = 0;
    private static final int PARTITIONS = 1;
    private static final int REPLICAS = 2;
    private static final int SETTINGS = 3;

    private TopicList() {}

    /** All topics, replicated for a cluster of three. */
    public static List<EventTopic> read() {
        return Lines.of("topics.conf").map(TopicList::topic).toList();
    }

    /** All topics with this in front of each name. */
    public static List<EventTopic> read(String prefix) {
        return read().stream().map(topic -> topic.prefixed(prefix)).toList();
    }

    /** All topics with this in front of each name, on a cluster that keeps this many copies. */
    public static List<EventTopic> read(String prefix, int replicas) {
        return read(prefix).stream()
                .map(topic -> topic.replicated((short) replicas))
                .toList();
    }

    private static EventTopic topic(List<String> words) {
        return new EventTopic(
                words.get(NAME),
                Integer.parseInt(words.get(PARTITIONS)),
                Short.parseShort(words.get(REPLICAS)),
                settings(words.subList(SETTINGS, words.size())));
    }

    private static Map<String, String> settings(List<String> words) {
        return words.stream()
                .map(word -> Arrays.asList(word.split("=", 2)))
                .collect(Collectors.toMap(setting -> setting.get(0), setting -> setting.get(1)));
    }
}
