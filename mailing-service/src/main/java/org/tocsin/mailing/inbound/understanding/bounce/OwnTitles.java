package org.tocsin.mailing.inbound.understanding.bounce;

import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.tocsin.mailing.inbound.understanding.Letter;

/** The subjects of the messages that a report is about. They say nothing about delivery: ours are about spam and viruses as well. */
record OwnTitles(List<String> titles) {

    private static final int MOST = 16;
    private static final int LONGEST = 64_000;

    /** Shorter ones would be found in other words. */
    private static final int SHORTEST = 4;

    /** In a returned message's header, or where a report names it, with the labels of Exchange in some languages. */
    private static final Pattern NAMED = Pattern.compile(
            "(?im)^[ \\t>]{0,12}(?:subject|betreff|objet|asunto|oggetto|assunto|onderwerp|ämne|emne|aihe|temat|předmět|тема|konu|件名|主题|主旨)[ \\t]?[:：][ \\t]*(\\S.{3,300})$");

    static OwnTitles of(Letter letter) {
        Stream<String> enclosed = letter.mail().root().all().skip(1).flatMap(part -> part.headers("subject"));
        Stream<String> named = letter.mail().root().all().limit(MOST).flatMap(part -> named(part.text()));
        return new OwnTitles(Stream.of(letter.circumstances().originalSubject().stream(), enclosed, named)
                .flatMap(titles -> titles)
                .filter(Objects::nonNull)
                .map(String::strip)
                .filter(title -> title.length() >= SHORTEST)
                .limit(MOST)
                .distinct()
                .toList());
    }

    /** The text without any of them; a text that is nothing but one is left alone, or a report on a report would say nothing. */
    String removedFrom(String text) {
        String rest = text;
        for (String title : titles) {
            rest = rest.replace(title, " ");
        }
        return rest.isBlank() ? text : rest;
    }

    private static Stream<String> named(String text) {
        return NAMED.matcher(text.substring(0, Math.min(text.length(), LONGEST)))
                .results()
                .limit(MOST)
                .map((MatchResult match) -> match.group(1));
    }
}
