package dev.taffrail.schemas.text;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.codec.CanonicalForm;
import dev.taffrail.schemas.codec.DataClass;
import java.nio.charset.StandardCharsets;

/// A text in a contract. Exactly one of `content` and `cipher` is filled.
///
/// `mac` is what digests, request hashes and the audit trail cover, so that a text can be made unreadable later without
/// breaking them. With an empty `keyId` it is the plain SHA-256 of the UTF-8 bytes; with a key id it is HMAC-SHA-256
/// under that key.
///
/// @param bytes the length of the text in UTF-8 bytes, also when it is encrypted
public record Text(
        @DataClass(DataClass.Level.PERSONAL) String content,
        Bytes cipher,
        String keyId,
        Bytes mac,
        long bytes,
        Sensitivity sensitivity,
        Origin origin)
        implements CanonicalForm {

    public static final Text EMPTY = new Text("", Bytes.EMPTY, "", Bytes.EMPTY, 0, Sensitivity.UNKNOWN, Origin.UNKNOWN);

    /// A plain text whose mac is not keyed.
    public static Text of(String content, Origin origin) {
        var utf8 = content.getBytes(StandardCharsets.UTF_8);
        return new Text(content, Bytes.EMPTY, "", Bytes.sha256(utf8), utf8.length, Sensitivity.UNKNOWN, origin);
    }

    public boolean isEmpty() {
        return bytes == 0;
    }

    /// What a digest covers in place of the text: never the content, so that erasing it leaves every digest as it
    /// was.
    @Override
    public Object canonical() {
        return new Covered(keyId, mac, bytes, sensitivity, origin);
    }

    record Covered(String keyId, Bytes mac, long bytes, Sensitivity sensitivity, Origin origin) {}
}
