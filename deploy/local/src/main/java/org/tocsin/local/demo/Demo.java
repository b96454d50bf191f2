package org.tocsin.local.demo;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.tocsin.local.demo.Report.Step;

/** Plays the job from the first sign-up to the second alert, and what a sponsor sees of it. */
public final class Demo {

    private final List<Reader> readers;
    private final ReaderSide readerSide;
    private final OperatorDesk desk;
    private final SponsorDesk sponsorDesk;
    private final String tag;
    private final Deadline deadline;
    private final Consumer<String> news;
    private final Report report = new Report();

    private Demo(DemoSettings settings, Consumer<String> news) {
        this.readers = Reader.cast(settings.readersTag());
        this.deadline = new Deadline(settings.patience());
        this.readerSide = new ReaderSide(settings, deadline);
        this.sponsorDesk = new SponsorDesk(settings);
        this.tag = settings.readersTag();
        this.desk = new OperatorDesk(settings.origin(), settings.operatorToken());
        this.news = news;
    }

    /** Plays it, tells its steps to {@code news}, and returns what happened; that it ends says nothing about success. */
    public static Report play(DemoSettings settings, Catalogue catalogue, Consumer<String> news)
            throws InterruptedException {
        Demo demo = new Demo(settings, news);
        try {
            demo.play(catalogue);
        } catch (DidNotHappenException failed) {
            demo.report.failed(failed.getMessage());
        }
        return demo.report;
    }

    private void play(Catalogue catalogue) throws InterruptedException {
        List<Alert> alerts = Alert.two(catalogue);
        Alert first = alerts.get(0);
        Alert second = alerts.get(1);
        URI campaign = desk.draft(first);
        long before = desk.reach(campaign);
        signUpAndConfirm();
        awaitReach(campaign, before);
        alert(campaign, first, Step.FIRST_ALERT);
        leave(first);
        alert(desk.draft(second), second, Step.SECOND_ALERT);
        shareAndTakeBack();
    }

    private void shareAndTakeBack() throws InterruptedException {
        news.accept("A reader shares with the sponsor, and takes it back");
        new SponsorStory(readerSide, sponsorDesk, deadline, report::shared).play(Reader.sharing(tag));
    }

    private void signUpAndConfirm() throws InterruptedException {
        news.accept("%d readers sign up".formatted(readers.size()));
        each(Step.ASKED, reader -> {
            readerSide.signUp(reader);
            return String.join(", ", reader.topics());
        });
        news.accept("They confirm out of their mailboxes");
        each(Step.CONFIRMED, reader -> {
            readerSide.receiveConfirmationMail(reader);
            if (!reader.confirms()) {
                return "never";
            }
            readerSide.confirm(reader);
            return "yes";
        });
    }

    private void awaitReach(URI draft, long before) throws InterruptedException {
        long expected = before + readers.stream().filter(Reader::getsFirstAlert).count();
        deadline.await("An alert can reach " + expected + " readers", () -> Optional.of(desk.reach(draft))
                .filter(reach -> reach >= expected));
    }

    private void alert(URI campaign, Alert alert, Step step) throws InterruptedException {
        desk.send(campaign);
        deadline.await(
                "The alert is sent", () -> Optional.of(desk.state(campaign)).filter("sent"::equals));
        news.accept("An alert was sent to %d readers and accepted for %d: %s"
                .formatted(desk.count(campaign, "audience"), desk.count(campaign, "accepted"), alert.subject()));
        each(step, reader -> gets(reader, step) ? received(reader, alert) : notReceived(reader, alert));
    }

    private static boolean gets(Reader reader, Step step) {
        return step == Step.FIRST_ALERT ? reader.getsFirstAlert() : reader.getsSecondAlert();
    }

    private String received(Reader reader, Alert alert) throws InterruptedException {
        readerSide.receive(reader, alert);
        return "received";
    }

    private String notReceived(Reader reader, Alert alert) {
        if (readerSide.has(reader, alert)) {
            throw new DidNotHappenException("got an alert that was not for them");
        }
        return "none, rightly";
    }

    private void leave(Alert alert) throws InterruptedException {
        news.accept("Three readers leave, each in another way");
        each(Step.LEFT, reader -> {
            readerSide.leave(reader, alert);
            return reader.departure().words();
        });
    }

    private void each(Step step, Play play) throws InterruptedException {
        for (Reader reader : readers) {
            try {
                report.happened(reader, step, play.play(reader));
            } catch (DidNotHappenException failed) {
                report.failed(reader, step, failed.getMessage());
            }
        }
    }

    private interface Play {
        String play(Reader reader) throws InterruptedException;
    }
}
