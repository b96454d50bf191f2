package org.tocsin.preference.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a ledger once, row by row in its order, and finds what is wrong with it. However long the ledger is, it keeps one
 * row, the anchors, and the first thousand findings.
 */
public final class Verification {

    private static final int MOST_FINDINGS = 1_000;

    private final TreeMap<Long, Set<Hash>> anchors = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private Head end = Head.GENESIS;

    /** @param anchors heads that the ledger had, as they were kept elsewhere */
    public Verification(Collection<Head> anchors) {
        anchors.forEach(anchor -> this.anchors
                .computeIfAbsent(anchor.sequence(), sequence -> new HashSet<>())
                .add(anchor.hash()));
    }

    /** The next row. */
    public void read(ConsentEntry entry) {
        long expected = end.sequence() + 1;
        if (entry.sequence() < expected) {
            find(new Finding.OutOfOrder(entry.sequence()));
            return;
        }
        if (entry.sequence() > expected) {
            find(new Finding.Missing(expected, entry.sequence() - 1));
        } else if (!entry.previous().equals(end.hash())) {
            find(new Finding.Unlinked(entry.sequence()));
        }
        if (!entry.expectedHash().equals(entry.hash())) {
            find(new Finding.Changed(entry.sequence()));
        }
        if (!anchors.getOrDefault(entry.sequence(), Set.of(entry.hash())).equals(Set.of(entry.hash()))) {
            find(new Finding.NotAsAnchored(entry.sequence()));
        }
        end = entry.head();
    }

    /** Notes what could not even be read as a row. */
    public void unreadable(long place, String reason) {
        find(new Finding.Unreadable(place, reason));
    }

    /** The last row that was read. */
    public Head end() {
        return end;
    }

    /** Everything that was found, after the last row. */
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(findings);
        if (!anchors.isEmpty() && anchors.lastKey() > end.sequence()) {
            all.add(new Finding.Cut(end.sequence(), anchors.lastKey()));
        }
        return all;
    }

    private void find(Finding finding) {
        if (findings.size() < MOST_FINDINGS) {
            findings.add(finding);
        }
    }
}
