package org.tocsin.mailing.inbound.understanding;

import java.util.Optional;
import java.util.regex.Pattern;

import org.tocsin.mailing.inbound.message.WrittenText;
import org.tocsin.mailing.inbound.understanding.command.Words;

/** How people say, in their answering machine, that they are away. Texts are compared without accents and case. */
final class Absence {

    private static final int FIRST_WORDS = 400;

    private static final Pattern SUBJECT = Pattern.compile("^(\\W*(re|aw|sv|fw)\\s?:)?\\W*("
            + "out of (the )?office|auto(matic|mated|matically generated)? ?[-:]? ?(reply|response|answer|respond\\w*)|auto\\s?:|autoreply|autoresponse|ooo\\b|vacation (reply|response|message)"
            + "|away\\s?:|(i am |i'm )?(away from|on (vacation|holiday|leave|annual leave|maternity leave|parental leave))"
            + "|automatische (antwort|antwoord)|automatisch antwoord|autom\\. antwort|abwesen\\w*|ich bin (nicht|im urlaub|ausser haus)|urlaub\\b|nicht im (buro|haus)"
            + "|reponse automatique|absen(ce|t)\\b|message d'absence|absence du bureau"
            + "|respuesta automatica|fuera de( la)? oficina|ausente|estoy ausente|risposta automatica|fuori (sede|ufficio)|assente\\b"
            + "|resposta automatica|ausencia|fora do escritorio|afwezig\\w*|automatiskt? svar|autosvar|franvar\\w*|fravaer\\w*|automaattinen vastaus|poissa"
            + "|automatyczna odpowiedz|nieobecn\\w*|automaticka odpoved|mimo kancelar|automatikus valasz|raspuns automat|автоматическии ответ|автоответ|автоматична видповидь|автоматична відповідь"
            + "|otomatik (yanit|cevap)|αυτοματη απαντηση|自動返信|自动回复|自動回覆|부재|자동 ?(회신|응답)|atvalinajums|automatsk\\w* odgovor|samodejn\\w* odgovor"
            + "|thank you for (contacting|your (e-?mail|message|inquiry))"
            + ")");
    private static final Pattern SOMEBODY_AWAY = Pattern.compile(
            "\\b(is|am|are|will be) (currently )?(out of (the )?office|on vacation|on holiday|on leave|away until)|\\((out of office|abwesend|returning \\d)");
    private static final Pattern TEXT = Pattern.compile(
            "\\b(i am|i'm|i will be|i'll be|we are|is|am|are) (currently )?(away|out of (the |my )?office|on (annual |maternity |paternity |parental |sick |study )?(leave|vacation|holidays?)|travell?ing|out of town)"
                    + "|(this is|generated) an? (auto(matic|mated|matically)?|auto-)[ -]?(generated )?(reply|response|answer|message)|automatic(ally)? (generated )?(reply|response)"
                    + "|do not (reply|respond) to this (automatic|automated|auto)|limited access to (my )?e-?mail|no access to (my )?e-?mail|upon my return|when i return"
                    + "|bin (ich )?(bis|ab|vom|derzeit|zur ?zeit|momentan|im|nicht|erst|wieder)\\b.{0,60}(urlaub|buro|abwesend|haus|erreichbar)|ich bin im urlaub"
                    + "|je (suis|serai) (actuellement )?(absente?|en conges?)|(estoy|estare) (fuera|ausente|de vacaciones)|(sono|saro) (assente|fuori|in ferie)"
                    + "|estou (ausente|de ferias)|ik ben (afwezig|met vakantie)|jag ar (pa semester|borta|franvarande)|jeg er (pa ferie|fravaerende|bortreist)"
                    + "|olen lomalla|jestem (na urlopie|nieobecn)|jsem (mimo|na dovolene)|szabadsagon vagyok|в отпуске|休暇|不在に|外出中|不在办公室|休假");

    private Absence() {}

    static Optional<String> inSubject(String subject) {
        String plain = Words.plain(subject);
        return SUBJECT.matcher(plain).lookingAt()
                        || SOMEBODY_AWAY.matcher(plain).find()
                ? Optional.of("its subject is an answering machine's")
                : Optional.empty();
    }

    static Optional<String> in(WrittenText written) {
        String plain = Words.plain(written.text());
        String first = plain.substring(0, Math.min(plain.length(), FIRST_WORDS));
        return TEXT.matcher(first).find()
                ? Optional.of("its text says that somebody is away or that a machine wrote it")
                : Optional.empty();
    }
}
