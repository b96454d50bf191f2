package org.tocsin.mailing.inbound.understanding.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.tocsin.mailing.inbound.understanding.Meaning;
import org.tocsin.mailing.inbound.understanding.words.Words;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** Whoever says that they do not want to leave stays, in every language with every word for leaving. */
class NegationTest {

    private final CommandLine line = new CommandLine(new CommandWords(List.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "don't",
                "do not",
                "not",
                "no",
                "never",
                "i don't want to",
                "i do not want to",
                "please do not",
                "nicht",
                "bitte nicht",
                "kein",
                "keine",
                "ich möchte nicht",
                "ich möchte keine",
                "ne pas",
                "je ne veux pas",
                "je ne souhaite pas",
                "no quiero",
                "por favor no",
                "nunca",
                "non",
                "non voglio",
                "não",
                "não quero",
                "niet",
                "geen",
                "ik wil niet",
                "inte",
                "jag vill inte",
                "ikke",
                "jeg vil ikke",
                "en halua",
                "älä",
                "älkää",
                "ei",
                "nie",
                "nie chcę",
                "proszę nie",
                "ne",
                "nechci",
                "nechcem",
                "nem",
                "nem akarok",
                "nem kérem",
                "ne kérem",
                "nu",
                "nu vreau să",
                "nu mai vreau să",
                "не",
                "не хочу",
                "прошу не",
                "не искам да",
                "не бажаю",
                "δεν θέλω",
                "μη",
                "μην",
                "ne želim",
                "ei soovi",
                "ma ei soovi",
                "nevēlos",
                "nenoriu",
                "no vull",
                "不要",
                "请不要",
                "請不要",
                "我不想",
                "别",
                "لا",
                "لا أريد",
                "אל",
                "לא",
                "אני לא רוצה",
                "ไม่ต้องการ",
                "อย่า",
                "không",
                "tôi không muốn",
                "đừng",
                "tidak",
                "saya tidak ingin",
                "jangan",
                "मत",
                "नहीं",
                "не желим",
                "نمی‌خواهم"
            })
    void notBefore(String negation) throws IOException {
        assertEquals(List.of(), commands(phrases().map(phrase -> negation + " " + phrase)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not",
                "inte",
                "ikke",
                "niet",
                "nicht",
                "istemiyorum",
                "etmeyin",
                "çıkarmayın",
                "しないで",
                "しないでください",
                "しません",
                "は希望しません",
                "したくない",
                "하지 마세요",
                "하고 싶지 않습니다",
                "하지 말아 주세요",
                "मत करें",
                "नहीं करना",
                "را نمی‌خواهم"
            })
    void notBehind(String negation) throws IOException {
        assertEquals(
                List.of(),
                commands(phrases().flatMap(phrase -> Stream.of(phrase + " " + negation, phrase + negation))));
    }

    /** Those that are taken for a command to leave. */
    private List<String> commands(Stream<String> lines) throws IOException {
        // What reads as a negation may be a phrase of its own: "ne plus recevoir".
        Set<String> table = phrases().collect(Collectors.toSet());
        return lines.filter(text -> !table.contains(text))
                .filter(text -> line.read(Words.plain(text))
                        .filter(Meaning.Unsubscribe.class::isInstance)
                        .isPresent())
                .toList();
    }

    private static Stream<String> phrases() throws IOException {
        try (InputStream table = CommandWords.class.getResourceAsStream("command-words.txt")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(row -> row.matches("(unsubscribe|stop) .*"))
                            .flatMap(row -> Stream.of(
                                    row.substring(row.indexOf(':') + 1).split(",", -1)))
                            .map(String::strip)
                            .filter(phrase -> !phrase.isEmpty())
                            .toList()
                            .stream();
        }
    }
}
