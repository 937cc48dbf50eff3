package dev.taffrail.agent.tool.builtin;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A file name for something that is not fit to be one.
final class Fingerprint {
    private Fingerprint() {}

    /// 64 hexadecimal digits: SHA-256 over the parts, each with its length before it, so that no two lists of parts
    /// run together.
    static String of(String... parts) {
        var digest = sha256();
        for (String part : parts) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this Java has no SHA-256", everyJdkHasIt);
        }
    }
}
