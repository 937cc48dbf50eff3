package dev.taffrail.bench.faults;

import dev.taffrail.bench.child.Folder;
import dev.taffrail.bench.faults.fleet.Fleet;
import dev.taffrail.bench.faults.outside.Ledger;
import dev.taffrail.bench.faults.outside.Outside;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The folder of a scenario, the world outside, and processes that are not started yet.
///
/// @param own removed with the folder that it is in
record World(Path own, Ledger ledger, Outside outside, Fleet fleet) implements AutoCloseable {
    /// @param name of the scenario
    /// @param before folders whose classes go before those of the product
    static World open(Folder folder, String name, List<Path> before) throws IOException {
        Path own = Files.createDirectories(folder.data(name));
        var ledger = Ledger.open(own.resolve("ledger.txt"));
        var outside = Outside.start(ledger);
        return new World(own, ledger, outside, new Fleet(own.resolve("data"), outside, before));
    }

    @Override
    public void close() throws IOException {
        try (ledger;
                outside) {
            fleet.close();
        }
    }
}
