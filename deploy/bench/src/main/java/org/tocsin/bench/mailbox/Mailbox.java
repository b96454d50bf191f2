package org.tocsin.bench.mailbox;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages, oldest first, and the folders that they are moved to. */
public final class Mailbox {

    private final List<byte[]> messages;
    private final Set<Integer> inbox = new LinkedHashSet<>();
    private final Map<String, Integer> folders = new HashMap<>();
    private int stumbleAt = -1;
    private Runnable stumble = () -> {};

    public Mailbox(List<byte[]> messages) {
        this.messages = messages;
        for (int number = 0; number < messages.size(); number++) {
            inbox.add(number);
        }
    }

    /** Instead of the move that would be the next after so many, this happens, once; and whoever wanted to move loses the connection. */
    public synchronized void stumble(int afterMoves, Runnable accident) {
        stumbleAt = afterMoves;
        stumble = accident;
    }

    public synchronized int moved() {
        return messages.size() - inbox.size();
    }

    /** How many messages were moved to each folder. */
    public synchronized Map<String, Integer> folders() {
        return Map.copyOf(folders);
    }

    synchronized boolean has(String folder) {
        return folders.containsKey(folder);
    }

    synchronized void create(String folder) {
        folders.putIfAbsent(folder, 0);
    }

    synchronized List<Integer> inbox() {
        return List.copyOf(inbox);
    }

    byte[] octets(int number) {
        return messages.get(number);
    }

    /** Whether it was moved; another client may have been faster, or there was an accident. */
    synchronized boolean move(int number, String folder) {
        if (moved() == stumbleAt) {
            stumbleAt = -1;
            stumble.run();
            return false;
        }
        if (!inbox.remove(number)) {
            return false;
        }
        folders.merge(folder, 1, Integer::sum);
        return true;
    }
}
