package dev.taffrail.sink.load;

import java.util.regex.Pattern;

/// Which part of every topic a file holds: partition p belongs to shard `p mod count + 1`. A run and everything about
/// it is in one partition number, so a shard is complete in itself.
///
/// @param index from 1 to `count`
public record Shard(int index, int count) {
    public static final Shard WHOLE = new Shard(1, 1);

    private static final Pattern FORM = Pattern.compile("([0-9]{1,4})/([0-9]{1,4})");

    public Shard {
        if (count < 1 || index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "sink.shard must be i/n with i from 1 to n, such as 1/1, but is " + index + "/" + count);
        }
    }

    /// Reads `i/n`.
    public static Shard parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "sink.shard must be i/n with i from 1 to n, such as 1/1, but is " + text);
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    boolean owns(int partition) {
        return partition % count == index - 1;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
