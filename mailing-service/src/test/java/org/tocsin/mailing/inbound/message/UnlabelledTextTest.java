package org.tocsin.mailing.inbound.message;

import java.nio.charset.Charset;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;

class UnlabelledTextTest {

    @ParameterizedTest
    @CsvSource({
        "GB18030, 退订",
        "GB18030, 您的邮件无法投递到指定的地址",
        "EUC-KR, 수신거부 부탁드립니다",
        "EUC-JP, 配信停止をお願いします",
        "Shift_JIS, 配信停止をお願いします",
        "windows-1251, отписаться пожалуйста",
        "KOI8-R, отписаться пожалуйста"
    })
    void rowsOfOctetsAreReadInTheCharsetThatMakesWordsOfThem(String charset, String text) {
        assertEquals(Optional.of(text), UnlabelledText.decode(text.getBytes(Charset.forName(charset))));
    }

    @Test
    void accentsThatStandAloneAreWestern() {
        byte[] french = "Désinscription, s'il vous plaît, à bientôt".getBytes(Charset.forName("windows-1252"));

        assertEquals(Optional.empty(), UnlabelledText.decode(french));
        assertEquals("Désinscription, s'il vous plaît, à bientôt", Charsets.decode(french, Charsets.named(null)));
    }
}
