package org.tocsin.mailing.smtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks through the content of a mail eight octets at a time: it is ten kilobytes of every mail, and octet by octet would cost more than to send it. */
final class Octets {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long DOTS = 0x2e2e2e2e2e2e2e2eL;
    private static final long ONES = 0x0101010101010101L;
    private static final long SIGNS = 0x8080808080808080L;

    private Octets() {}

    static boolean anyEightBit(byte[] content) {
        long signs = 0;
        int i = 0;
        for (; i + Long.BYTES <= content.length; i += Long.BYTES) {
            signs |= (long) EIGHT.get(content, i);
        }
        for (; i < content.length; i++) {
            signs |= content[i];
        }
        return (signs & SIGNS) != 0;
    }

    /** Where the next dot stands that is the first on its line, or the length of the content. */
    static int leadingDot(byte[] content, int from) {
        for (int i = from; i < content.length; ) {
            if (i + Long.BYTES <= content.length && !hasDot((long) EIGHT.get(content, i))) {
                i += Long.BYTES;
            } else if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
                return i;
            } else {
                i++;
            }
        }
        return content.length;
    }

    /** Whether any of the eight is a dot: the lowest one that is borrows from the sign of a zero. */
    private static boolean hasDot(long eight) {
        long zeroes = eight ^ DOTS;
        return ((zeroes - ONES) & ~zeroes & SIGNS) != 0;
    }
}
