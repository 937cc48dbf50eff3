package dev.taffrail.schemas.codec;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.JsonNodeFactory;

/// The zip file that Apicurio Registry imports content from, in its export format 3.0.
final class ImportFile {
    private ImportFile() {}

    static byte[] of(List<SchemaLock.Entry> entries) {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            put(zip, "manifest-1.Manifest.json", manifest());
            for (SchemaLock.Entry entry : entries) {
                put(zip, "content/" + entry.sha256() + ".Content.json", description(entry));
                put(zip, "content/" + entry.sha256() + ".Content.data", entry.text());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory does not fail", e);
        }
        return file.toByteArray();
    }

    private static String manifest() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("systemName", "taffrail")
                .put("systemVersion", "3.0")
                .put("exportVersion", "3.0")
                .put("exportedOn", 0)
                .put("exportedBy", "")
                .toString();
    }

    private static String description(SchemaLock.Entry entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("contentId", entry.id())
                .put("canonicalHash", entry.sha256())
                .put("contentHash", entry.sha256())
                .put("artifactType", "AVRO")
                .put("contentType", "application/json")
                .putNull("serializedReferences")
                .toString();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
