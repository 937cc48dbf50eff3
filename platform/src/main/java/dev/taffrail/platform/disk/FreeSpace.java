package dev.taffrail.platform.disk;

import dev.taffrail.platform.health.HealthCheck;
import dev.taffrail.platform.health.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Whether the disk of the data folder has space left. Told before it is full: an embedded broker that cannot write its
/// log stops its process. What was acknowledged is on the disk and goes on at the next start.
///
/// @param folder must exist
/// @param low from this many bytes on somebody should look
public record FreeSpace(Path folder, long low, Probe probe) implements HealthCheck {
    /// What is left where the check is no longer a warning.
    private static final long NEARLY_NOTHING = 64L << 20;

    /// Asks a disk what is left on it, in bytes.
    @FunctionalInterface
    public interface Probe {
        long usableBytes(Path folder) throws IOException;
    }

    /// Asks the operating system.
    public static FreeSpace under(Path folder, long low) {
        return new FreeSpace(folder, low, where -> Files.getFileStore(where).getUsableSpace());
    }

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public Status check() {
        try {
            return of(probe.usableBytes(folder));
        } catch (IOException failed) {
            return new Status.Degraded("the free space under %s cannot be told (%s)".formatted(folder, failed));
        }
    }

    private Status of(long free) {
        if (free >= low) {
            return new Status.Healthy();
        }
        String left = "the disk of %s has %d MiB left, less than disk.low (%d MiB): free some space"
                .formatted(folder, free >> 20, low >> 20);
        return free < Math.min(low, NEARLY_NOTHING)
                ? new Status.Unhealthy(left + " now; what cannot be written is not acknowledged, and nothing is lost")
                : new Status.Degraded(left);
    }

    /// New work would only fill what is left.
    @Override
    public boolean ready() {
        return !(check() instanceof Status.Unhealthy);
    }
}
