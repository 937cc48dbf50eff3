package dev.taffrail.bench.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// What the operating system says of a process.
public final class ProcessFigures {
    private static final String PEAK = "VmHWM:";
    private static final double KIB_PER_MIB = 1024;

    private ProcessFigures() {}

    /// CPU time so far, of all its threads, to about 10 ms. Zero when the system does not tell.
    public static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// The most resident memory that it ever had, in MiB; empty where there is no `/proc`.
    public static OptionalDouble peakMib(ProcessHandle process) {
        return status(process)
                .map(ProcessFigures::peakKib)
                .filter(OptionalLong::isPresent)
                .map(kib -> OptionalDouble.of(kib.getAsLong() / KIB_PER_MIB))
                .orElse(OptionalDouble.empty());
    }

    /// @param status the text of `/proc/PID/status`
    static OptionalLong peakKib(String status) {
        return status.lines()
                .filter(line -> line.startsWith(PEAK))
                .map(line -> line.substring(PEAK.length()).replace("kB", "").strip())
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static Optional<String> status(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "status");
        try {
            return Files.isReadable(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
