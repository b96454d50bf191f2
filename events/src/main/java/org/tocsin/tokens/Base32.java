package org.tocsin.tokens;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Lower-case base32 (RFC 4648, section 6) without padding, for octets whose number of bits need not be a multiple of five:
 * the value is written as one big-endian number, so that there is one spelling for each.
 */
final class Base32 {

    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    private Base32() {}

    /** Three of these go into every mail of a campaign; so it shifts bits, and no big numbers. */
    static String encode(byte[] octets) {
        int digits = length(octets.length);
        StringBuilder text = new StringBuilder(digits);
        int buffered = 0;
        int bits = digits * 5 - octets.length * 8;
        for (byte octet : octets) {
            buffered = (buffered << 8 | (octet & 0xff)) & 0xfff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(ALPHABET.charAt(buffered >>> bits & 31));
            }
        }
        return text.toString();
    }

    /** Empty unless the text is what {@link #encode} makes of that many octets. */
    static Optional<byte[]> decode(String text, int octets) {
        BigInteger number = BigInteger.ZERO;
        for (int digit = 0; digit < text.length(); digit++) {
            int value = ALPHABET.indexOf(text.charAt(digit));
            if (value < 0) {
                return Optional.empty();
            }
            number = number.shiftLeft(5).or(BigInteger.valueOf(value));
        }
        boolean fits = text.length() == length(octets) && number.bitLength() <= octets * 8;
        return fits ? Optional.of(padded(number, octets)) : Optional.empty();
    }

    private static int length(int octets) {
        return (octets * 8 + 4) / 5;
    }

    private static byte[] padded(BigInteger number, int octets) {
        byte[] signed = number.toByteArray();
        byte[] result = new byte[octets];
        int taken = Math.min(signed.length, octets);
        System.arraycopy(signed, signed.length - taken, result, octets - taken, taken);
        return result;
    }
}
