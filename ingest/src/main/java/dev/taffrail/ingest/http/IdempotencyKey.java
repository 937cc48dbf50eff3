package dev.taffrail.ingest.http;

import dev.taffrail.ingest.form.InvalidRequest;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.form.Names;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;

/// The header `Idempotency-Key` as an id. A key that is a name is the id itself, so that a caller over HTTP and a Kafka
/// producer that use the same one mean the same run; any other key stands for itself by its hash.
final class IdempotencyKey {
    static final String HEADER = "Idempotency-Key";

    private static final int MAX_LENGTH = 1_024;
    private static final int HASH_DIGITS = 32;

    private IdempotencyKey() {}

    /// `id` when there is one, else what the header says; empty without both.
    static String orElse(String id, Context context) {
        String key = context.header(HEADER);
        return !id.isEmpty() || key == null ? id : idOf(key);
    }

    static String idOf(String header) {
        String key = unquoted(header.strip());
        if (key.isEmpty() || key.length() > MAX_LENGTH) {
            throw new InvalidRequest(
                    HEADER + " is empty or longer than " + MAX_LENGTH + " characters; leave it out or use a UUID");
        }
        return Names.isName(key)
                ? key
                : "key-"
                        + Bytes.sha256(key.getBytes(StandardCharsets.UTF_8))
                                .hex()
                                .substring(0, HASH_DIGITS);
    }

    /// The draft that defines the header wants a string in quotes; most clients leave them out.
    private static String unquoted(String key) {
        return key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")
                ? key.substring(1, key.length() - 1)
                : key;
    }
}
