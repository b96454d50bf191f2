package org.tocsin.topics.deadletter;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import org.tocsin.topics.EventTopic;
import org.tocsin.topics.TopicList;

/** Exit codes as grep's: 0 nothing is left, 1 there are dead letters, 2 it could not be done. */
public final class DeadLetterCommand {

    private static final String USAGE =
            """
            dead-letters list [TOPIC] [--reason TEXT]     what could not be applied, and why
            dead-letters replay TOPIC [--reason TEXT]     sends it to its topic again, each letter once
            dead-letters replay all [--reason TEXT]
            TOPIC is one of deploy/topics/topics.conf; TEXT is part of the reason. A letter that a newer state of the same
            subscriber has overtaken is settled without being sent. Contents are not shown: they may be personal.
            """;

    private static final int SHOWN = 160;

    private final Map<String, Object> kafka;
    private final String prefix;
    private final PrintStream out;

    /** @param prefix what the installation puts before its topics' names */
    public DeadLetterCommand(Map<String, Object> kafka, String prefix, PrintStream out) {
        this.kafka = kafka;
        this.prefix = prefix;
        this.out = out;
    }

    /** Runs the command that the words after {@code dead-letters} name; its exit code. */
    public int run(List<String> words) throws InterruptedException {
        int option = words.indexOf("--reason");
        boolean malformed = option >= 0 && option != words.size() - 2;
        Predicate<DeadLetter> wanted =
                letter -> option < 0 || malformed || letter.reason().contains(words.get(option + 1));
        List<String> rest = option >= 0 ? words.subList(0, option) : words;
        if (malformed || rest.isEmpty() || rest.size() > 2) {
            return usage();
        }
        List<EventTopic> topics = topics(rest.size() == 2 ? Optional.of(rest.get(1)) : Optional.empty());
        if (topics.isEmpty()) {
            out.println("There is no topic " + rest.get(1) + " that has dead letters.");
            return 2;
        }
        if (rest.get(0).equals("list")) {
            return list(topics, wanted);
        }
        return rest.get(0).equals("replay") && rest.size() == 2 ? replay(topics, wanted) : usage();
    }

    private int usage() {
        out.print(USAGE);
        return 2;
    }

    private List<EventTopic> topics(Optional<String> name) {
        List<EventTopic> all = TopicList.read(prefix);
        List<String> names = all.stream().map(EventTopic::name).toList();
        return all.stream()
                .filter(topic -> names.contains(topic.name() + DeadLetter.SUFFIX))
                .filter(topic -> name.filter(word -> !word.equals("all"))
                        .map(word -> topic.name().equals(prefix + word))
                        .orElse(true))
                .toList();
    }

    private int list(List<EventTopic> topics, Predicate<DeadLetter> wanted) {
        AtomicInteger found = new AtomicInteger();
        topics.forEach(topic -> new DeadLetters(kafka, topic.name()).read(letter -> {
            if (wanted.test(letter)) {
                found.incrementAndGet();
                out.println(line(topic, letter));
            }
        }));
        out.printf("%d dead letters%n", found.get());
        return found.get() == 0 ? 0 : 1;
    }

    private String line(EventTopic topic, DeadLetter letter) {
        return "%s %s  kept %s  %s  %s"
                .formatted(
                        topic.name().substring(prefix.length()),
                        letter.origin(),
                        letter.keptAt(),
                        letter.type(),
                        printable(letter.reason()));
    }

    /** A reason may repeat what a stranger wrote; a terminal obeys control characters. */
    private static String printable(String reason) {
        String plain = reason.replaceAll("\\p{C}", " ");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }

    private int replay(List<EventTopic> topics, Predicate<DeadLetter> wanted) throws InterruptedException {
        Replayed total = Replayed.NOTHING;
        for (EventTopic topic : topics) {
            total = total.plus(new ReplayDeadLetters(kafka, prefix + "dead-letters").replay(topic, wanted));
        }
        out.printf(
                "%d sent again, %d were the same as one of these, %d were overtaken by a newer state%n",
                total.sent(), total.repeated(), total.overtaken());
        return 0;
    }
}
