package dev.taffrail.schemas.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/// A growing buffer with Avro's binary forms. An unpaired surrogate in a string is written as `?`, as Java does
/// everywhere.
final class WireOutput {
    private byte[] buffer;
    private int size;

    WireOutput(int expected) {
        buffer = new byte[Math.max(expected, 16)];
    }

    int size() {
        return size;
    }

    /// Forgets what was written after the first `size` bytes.
    void truncate(int size) {
        this.size = size;
    }

    byte[] toArray() {
        return Arrays.copyOf(buffer, size);
    }

    void writeTo(MessageDigest digest) {
        digest.update(buffer, 0, size);
    }

    void writeByte(int value) {
        room(1);
        buffer[size++] = (byte) value;
    }

    void writeBoolean(boolean value) {
        writeByte(value ? 1 : 0);
    }

    /// Zigzag, seven bits a byte, least significant first: Avro's int and long alike.
    void writeLong(long value) {
        room(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            buffer[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        buffer[size++] = (byte) rest;
    }

    void writeDouble(double value) {
        writeFixed64(Long.reverseBytes(Double.doubleToRawLongBits(value)));
    }

    void writeString(String value) {
        writeBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    void writeBytes(byte[] value) {
        writeLong(value.length);
        writeRaw(value);
    }

    void writeRaw(byte[] value) {
        room(value.length);
        System.arraycopy(value, 0, buffer, size, value.length);
        size += value.length;
    }

    /// Big-endian.
    void writeFixed32(int value) {
        room(4);
        for (int shift = 24; shift >= 0; shift -= 8) {
            buffer[size++] = (byte) (value >>> shift);
        }
    }

    /// Big-endian.
    void writeFixed64(long value) {
        writeFixed32((int) (value >>> 32));
        writeFixed32((int) value);
    }

    private void room(int wanted) {
        if (buffer.length - size < wanted) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, Math.addExact(size, wanted)));
        }
    }
}
