package dev.taffrail.bench.train;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Makes the weights and the manifest that says where they come from.
final class Training {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    /// The folders of the data that are read.
    static final List<String> TASKS = List.of("benign", "injection-direct", "injection-indirect", "pii");

    private final LabelledRows rows;
    private final Path out;
    private final Consumer<String> progress;
    private final ObjectNode manifest = JSON.createObjectNode();

    Training(Path data, Path out, Consumer<String> progress) {
        this.rows = new LabelledRows(data);
        this.out = out;
        this.progress = progress;
    }

    /// @param bySource whether to leave out each source in turn as well, which takes longer than all the rest
    ObjectNode run(boolean bySource) throws IOException {
        Files.createDirectories(out);
        manifest.put("command", "taffrail bench train --data DIR --out DIR" + (bySource ? " --cross-validate" : ""));
        hashes();
        injection(bySource);
        personal(bySource);
        Files.write(out.resolve("manifest.json"), JSON.writeValueAsBytes(manifest));
        return manifest;
    }

    private void injection(boolean bySource) throws IOException {
        progress.accept("reading texts");
        var data = InjectionData.read(rows);
        progress.accept("injection: five parts in turn");
        var folds = HeldOut.of(data, HeldOut::fold);
        var calibration = Calibration.of(folds);
        ObjectNode figures = manifest.putObject("injection");
        ObjectNode byFamily = Figures.of(folds, calibration).json();
        figures.set("five_folds_by_family", byFamily);
        progress.accept("injection: encodings");
        figures.set("encodings", EncodingFigures.json(folds, calibration));
        if (bySource) {
            progress.accept("injection: each source in turn");
            ObjectNode leftOut =
                    Figures.of(HeldOut.of(data, Row::maker), calibration).json();
            figures.set("each_source_left_out", leftOut);
            figures.set("expected_on_unseen_sources", expected(leftOut, byFamily));
        }
        progress.accept("injection: all of it");
        write("injection.bin", InjectionFit.of(data, row -> true).model(calibration)::write);
    }

    /// A source that nobody saw lies between one that is left out here, of which nothing is known, and another
    /// variant of what was learned.
    private static ObjectNode expected(ObjectNode leftOut, ObjectNode byFamily) {
        ObjectNode expected = JSON.createObjectNode();
        for (String which : List.of("all", "direct", "indirect")) {
            ObjectNode range = expected.putObject(which);
            for (String figure : List.of("auc", "recall_at_fpr_1", "recall_at_shipped", "fpr_at_shipped")) {
                range.putArray(figure)
                        .add(leftOut.at("/" + which + "/" + figure).asDouble())
                        .add(byFamily.at("/" + which + "/" + figure).asDouble());
            }
        }
        expected.put(
                "note",
                "our own sentences are never left out and were written knowing the kinds of these sources: "
                        + "the first of each pair is optimistic");
        return expected;
    }

    private void personal(boolean bySource) throws IOException {
        progress.accept("personal data: five parts in turn");
        var data = PersonalData.read(rows);
        ObjectNode figures = manifest.putObject("pii_micro_f1");
        figures.set("five_folds_by_template", data.heldOut(PersonalData::fold));
        if (bySource) {
            progress.accept("personal data: each source in turn");
            figures.set("each_source_left_out", data.heldOut(PersonalData.Row::source));
        }
        progress.accept("personal data: all of it");
        write("pii.bin", data.train()::write);
    }

    interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private void write(String name, Writer writer) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var data = new DataOutputStream(bytes)) {
            writer.write(data);
        }
        Files.write(out.resolve(name), bytes.toByteArray());
        manifest.withObject("weights").put(name, sha256(bytes.toByteArray()));
    }

    private void hashes() throws IOException {
        ObjectNode hashes = manifest.putObject("data");
        for (String task : TASKS) {
            for (Path file : rows.files(task)) {
                hashes.put(task + "/" + file.getFileName(), sha256(Files.readAllBytes(file)));
            }
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
