package dev.taffrail.interop;

import dev.taffrail.schemas.codec.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The golden bytes of every contract, as our codec wrote them.
record WireSample(String file, Bytes content) {

    static List<WireSample> all() throws IOException {
        try (var files = Files.list(Path.of("../schemas/src/test/resources/wire"))) {
            return files.sorted().map(WireSample::read).toList();
        }
    }

    private static WireSample read(Path file) {
        try {
            return new WireSample(file.getFileName().toString(), Bytes.of(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return content.toArray();
    }

    @Override
    public String toString() {
        return file;
    }
}
