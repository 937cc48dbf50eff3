package dev.taffrail.cli.demo;

import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.platform.disk.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The data folder of the demo, which starts from nothing each time.
final class DemoFolder {
    private static final String MARK = "taffrail.lock";

    private DemoFolder() {}

    /// Removes what the last demo left.
    ///
    /// @throws Failure when the folder is something else than a data folder
    /// @throws dev.taffrail.platform.settings.Invalid when a process uses it
    static void clear(Path folder) {
        try {
            if (Files.notExists(folder) || isEmpty(folder)) {
                return;
            }
            if (Files.notExists(folder.resolve(MARK))) {
                throw new Failure(
                        ExitCode.ENVIRONMENT,
                        "--data is %s, which holds other things than a demo's data; name an empty or new folder, since a demo begins with an empty one"
                                .formatted(folder));
            }
            DataFolder.open(folder).close(); // refuses when a process uses it
            remove(folder);
        } catch (IOException failed) {
            throw new Failure(
                    ExitCode.ENVIRONMENT,
                    "the data of the last demo in %s cannot be removed (%s); correct its permissions or name another folder with --data"
                            .formatted(folder, failed),
                    failed);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void remove(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(folder)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            Files.delete(file);
        }
    }
}
