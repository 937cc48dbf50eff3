package dev.taffrail.schemas.codec;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// An immutable run of bytes that is equal by content, so that it can be a component of a record.
public final class Bytes {
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private static final MessageDigest SHA256 = unusedSha256();

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// A copy of `content`.
    public static Bytes of(byte... content) {
        return content.length == 0 ? EMPTY : new Bytes(content.clone());
    }

    /// Takes the array over: the caller made it and lets go of it.
    static Bytes owning(byte[] content) {
        return content.length == 0 ? EMPTY : new Bytes(content);
    }

    /// The bytes that `hex` spells, two digits each, in either case.
    ///
    /// @throws IllegalArgumentException when it is not hexadecimal
    public static Bytes ofHex(String hex) {
        return owning(HexFormat.of().parseHex(hex));
    }

    /// The SHA-256 of `content`: 32 bytes.
    public static Bytes sha256(byte[] content) {
        return owning(sha256().digest(content));
    }

    /// A copy of one that was never used: looking for the provider costs as much as a short digest.
    static MessageDigest sha256() {
        try {
            return (MessageDigest) SHA256.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's SHA-256 can be copied", e);
        }
    }

    private static MessageDigest unusedSha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public int length() {
        return content.length;
    }

    public boolean isEmpty() {
        return content.length == 0;
    }

    /// A copy.
    public byte[] toArray() {
        return content.clone();
    }

    /// The array itself, for readers in this package that do not keep it.
    byte[] shared() {
        return content;
    }

    /// Lower-case hexadecimal, two digits a byte.
    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// The length only: bytes may be what nobody should read in a log.
    @Override
    public String toString() {
        return "Bytes[" + content.length + "]";
    }
}
