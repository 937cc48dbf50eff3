package dev.taffrail.platform.disk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.platform.health.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
    private static final long MIB = 1 << 20;
    private static final Path FOLDER = Path.of("data");

    @Test
    void warns_before_the_disk_is_full() {
        assertThat(with(1_024).check()).isEqualTo(new Status.Healthy());
        assertThat(with(200).check())
                .isEqualTo(new Status.Degraded(
                        "the disk of data has 200 MiB left, less than disk.low (1024 MiB): free some space"));
        assertThat(with(200).ready()).isTrue();
    }

    @Test
    void a_full_disk_takes_no_new_work_and_is_no_reason_to_restart() {
        var full = with(0);

        assertThat(full.check())
                .isInstanceOfSatisfying(
                        Status.Unhealthy.class,
                        status -> assertThat(status.detail())
                                .contains("has 0 MiB left", "free some space now", "nothing is lost"));
        assertThat(full.ready()).isFalse();
        assertThat(full.alive()).isTrue();
    }

    @Test
    void a_disk_that_cannot_be_asked_is_told() {
        var unknown = new FreeSpace(FOLDER, MIB, _ -> {
            throw new IOException("gone");
        });

        assertThat(unknown.check())
                .isInstanceOfSatisfying(
                        Status.Degraded.class,
                        status -> assertThat(status.detail()).contains("gone"));
    }

    @Test
    void asks_the_disk_of_the_folder(@TempDir Path folder) {
        assertThat(FreeSpace.under(folder, 0).check()).isEqualTo(new Status.Healthy());
        assertThat(FreeSpace.under(folder, Long.MAX_VALUE).check()).isInstanceOf(Status.Degraded.class);
    }

    private static FreeSpace with(long mib) {
        return new FreeSpace(FOLDER, 1_024 * MIB, _ -> mib * MIB);
    }
}
