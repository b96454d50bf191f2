package org.tocsin.local.demo;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.jsoup.nodes.Document;

import org.tocsin.local.demo.SponsorDesk.Shared;

/** A reader lets a sponsor know of them, and takes it back. */
final class SponsorStory {

    private final ReaderSide readerSide;
    private final SponsorDesk desk;
    private final Deadline deadline;
    private final BiConsumer<String, String> report;

    SponsorStory(ReaderSide readerSide, SponsorDesk desk, Deadline deadline, BiConsumer<String, String> report) {
        this.readerSide = readerSide;
        this.desk = desk;
        this.deadline = deadline;
        this.report = report;
    }

    void play(Reader reader) throws InterruptedException {
        List<Shared> before = desk.feed();
        report.accept("The feed at first", people(before));
        readerSide.signUp(reader);
        readerSide.confirm(reader);
        report.accept(reader.email(), "says yes to the sponsor, and confirms");
        Shared shared = deadline.await(reader.email() + " is in the feed", () -> find(reader));
        List<Shared> now = desk.feed();
        if (now.size() != before.size() + 1) {
            throw new DidNotHappenException("the feed went from %d people to %d".formatted(before.size(), now.size()));
        }
        report.accept("The feed has", before.isEmpty() ? "exactly that one" : "exactly that one more");
        Document preferences = readerSide.openPreferences(reader);
        readerSide.stopSharing(preferences);
        report.accept(reader.email(), "presses \"Stop sharing\"");
        String reason = deadline.await("The recall arrives", () -> desk.recall(shared.reference()));
        report.accept("The sponsor's receiver", "is called, signature verified: " + reason);
        report.accept("The reader's page says", deadline.await("The recall is acknowledged", () -> readerSide
                .sharing(preferences)
                .filter(text -> text.contains("acknowledged on"))));
        if (!desk.feed().equals(before)) {
            throw new DidNotHappenException("the feed is not what it was before");
        }
        report.accept("The feed at last", people(before));
    }

    private Optional<Shared> find(Reader reader) throws InterruptedException {
        return desk.feed().stream()
                .filter(shared -> shared.email().equals(reader.email()))
                .findFirst();
    }

    private static String people(List<Shared> feed) {
        return feed.isEmpty() ? "empty" : feed.size() + " that were there before";
    }
}
