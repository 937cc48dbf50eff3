package dev.taffrail.schemas.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reads Avro's binary forms from bytes that nobody vouches for: every length is checked against what is left before
/// anything is allocated.
final class WireInput {
    private final byte[] bytes;
    private int position;

    WireInput(byte[] bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int remaining() {
        return bytes.length - position;
    }

    boolean readBoolean() {
        int value = readByte();
        if (value != 0 && value != 1) {
            throw new Malformed("is no boolean: byte " + value);
        }
        return value == 1;
    }

    long readLong() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
        throw new Malformed("is no number: longer than 10 bytes");
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new Malformed("is no int: " + value);
        }
        return (int) value;
    }

    /// A number from 0 up to, but without, `count`: the index of a symbol or a branch.
    int readIndex(int count) {
        long value = readLong();
        if (value < 0 || value >= count) {
            throw new Malformed("has index " + value + ", but there are " + count);
        }
        return (int) value;
    }

    float readFloat() {
        return Float.intBitsToFloat(Integer.reverseBytes((int) fixed(4)));
    }

    double readDouble() {
        return Double.longBitsToDouble(Long.reverseBytes(fixed(8)));
    }

    String readString() {
        int length = readLength();
        var text = new String(bytes, position, length, StandardCharsets.UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            requireUtf8(length);
        }
        position += length;
        return text;
    }

    byte[] readBytes() {
        int length = readLength();
        position += length;
        return Arrays.copyOfRange(bytes, position - length, position);
    }

    void skip(int length) {
        if (length > remaining()) {
            throw Malformed.truncated(length, remaining());
        }
        position += length;
    }

    int readLength() {
        long length = readLong();
        if (length < 0) {
            throw new Malformed("has the negative length " + length);
        }
        if (length > remaining()) {
            throw Malformed.truncated(length, remaining());
        }
        return (int) length;
    }

    /// How many elements the next block of an array has; 0 ends it. Each element takes a byte at least.
    int readBlock() {
        long count = readLong();
        if (count < 0 && count != Long.MIN_VALUE) {
            count = -count;
            readLength();
        }
        if (count < 0 || count > remaining()) {
            throw Malformed.truncated(count, remaining());
        }
        return (int) count;
    }

    /// The replacement character is there: it was written, or it stands for bytes that are no UTF-8.
    private void requireUtf8(int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, position, length));
        } catch (CharacterCodingException e) {
            throw new Malformed("is no UTF-8");
        }
    }

    private long fixed(int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            value = value << 8 | (readByte() & 0xFF);
        }
        return value;
    }

    private byte readByte() {
        if (position >= bytes.length) {
            throw Malformed.truncated(1, 0);
        }
        return bytes[position++];
    }
}
