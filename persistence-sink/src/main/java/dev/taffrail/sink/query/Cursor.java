package dev.taffrail.sink.query;

import dev.taffrail.sink.store.RunFilter;
import dev.taffrail.sink.store.RunList;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Where a list goes on, as a text that nobody should take apart. It goes with the filter that it was made for.
final class Cursor {
    private static final Pattern FORM = Pattern.compile("1:([0-9]{1,19}):([0-9]{1,19}):([0-9a-f]{1,8})");

    private Cursor() {}

    static String after(RunList.Place place, RunFilter filter) {
        var text = "1:%d:%d:%s".formatted(place.createdAt(), place.run(), mark(filter));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IllegalArgumentException when it is no cursor, or belongs to another filter
    static RunList.Place read(String cursor, RunFilter filter) {
        if (cursor.isEmpty()) {
            return RunList.Place.START;
        }
        var matcher = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("cursor is none that this server gave: leave it out to begin anew");
        }
        if (!matcher.group(3).equals(mark(filter))) {
            throw new IllegalArgumentException("cursor belongs to another filter: leave it out to begin anew");
        }
        return new RunList.Place(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }

    /// Tells filters apart; not a secret, not for ever.
    private static String mark(RunFilter filter) {
        var status = filter.status();
        var text = String.join(
                "\n",
                filter.tenant(),
                filter.session(),
                filter.runId(),
                filter.agent(),
                filter.traceId(),
                status == null ? "" : status.name(),
                Long.toString(filter.since()),
                Long.toString(filter.until()));
        return Integer.toHexString(text.hashCode());
    }
}
