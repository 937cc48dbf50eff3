package dev.taffrail.ingest.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// Reads a body that says it is JSON, up to a limit. What is longer is refused before anything of it is parsed.
record Body(int maxBytes) {
    /// How much of a refused body is read all the same: a client that is still writing does not see the answer.
    private static final int DRAINED_BYTES = 64 << 20;

    /// The bytes; empty when there is no body.
    byte[] read(Context context) {
        try (InputStream in = context.bodyInputStream()) {
            byte[] body = context.req().getContentLengthLong() > maxBytes ? tooLarge(in) : in.readNBytes(maxBytes + 1);
            if (body.length > maxBytes) {
                tooLarge(in);
            }
            if (body.length > 0 && !isJson(context)) {
                throw new Problem(
                        ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                        "send JSON in UTF-8 with the header Content-Type: application/json");
            }
            return body;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private byte[] tooLarge(InputStream in) throws IOException {
        byte[] buffer = new byte[16 << 10];
        for (int left = DRAINED_BYTES; left > 0; ) {
            int read = in.read(buffer);
            left = read < 0 ? 0 : left - read;
        }
        throw new Problem(
                ProblemCode.PAYLOAD_TOO_LARGE,
                "the body is longer than " + maxBytes
                        + " bytes; put long material where a tool of the agent can read it");
    }

    private static boolean isJson(Context context) {
        String type = context.contentType();
        String plain = type == null
                ? ""
                : type.toLowerCase(Locale.ROOT).replace(" ", "").replace("\"", "");
        return plain.equals("application/json") || plain.equals("application/json;charset=utf-8");
    }
}
