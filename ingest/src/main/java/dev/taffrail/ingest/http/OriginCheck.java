package dev.taffrail.ingest.http;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;

/// Keeps web pages of others from writing through the browser of somebody who runs Taffrail: the server listens on the
/// loopback address, which any page may call. There is no authentication yet, so this is the only barrier.
final class OriginCheck {
    private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "[::1]");

    private OriginCheck() {}

    /// @throws Problem when a browser sent this for a page of another server, or under a name that somebody let
    ///     point here
    static void require(Context context) {
        String host = context.header("Host");
        String origin = context.header("Origin");
        if (host != null && !isLoopback(host)) {
            throw foreign("the name in the header Host is not of this machine; use 127.0.0.1 or localhost");
        }
        if (origin != null && (host == null || !host.equalsIgnoreCase(authority(origin)))) {
            throw foreign("pages of other servers may not write here; call the API from a program instead");
        }
    }

    private static boolean isLoopback(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", "");
        return LOOPBACK.contains(name) || name.endsWith(".localhost");
    }

    /// Empty for what is no address, such as the origin `null` of a sandboxed page.
    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    private static Problem foreign(String detail) {
        return new Problem(ProblemCode.FOREIGN_ORIGIN, detail);
    }
}
