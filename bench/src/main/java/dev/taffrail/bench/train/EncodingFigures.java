package dev.taffrail.bench.train;

import dev.taffrail.detection.injection.InjectionDetector;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How many of the attacks that are caught as they are written are caught encoded as well, by detectors that have not
/// seen them, at the thresholds that are shipped.
final class EncodingFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<Encoding, Integer> caught = new EnumMap<>(Encoding.class);
    private int caughtInTheClear;

    private EncodingFigures() {}

    static ObjectNode json(HeldOut heldOut, Calibration calibration) {
        var figures = new EncodingFigures();
        var detectors = heldOut.detectors(calibration);
        heldOut.rows().stream().filter(Row::attack).forEach(row -> figures.count(row, detectors.of(row)));
        return figures.json();
    }

    private void count(Row row, InjectionDetector detector) {
        if (!detector.assess(row.text(), row.from()).isAttack()) {
            return;
        }
        caughtInTheClear++;
        for (Encoding encoding : Encoding.values()) {
            boolean found = detector.assess(encoding.of(row.text()), row.from()).isAttack();
            caught.merge(encoding, found ? 1 : 0, Integer::sum);
        }
    }

    private ObjectNode json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("caught_in_the_clear", caughtInTheClear);
        caught.forEach((encoding, count) ->
                json.put(encoding.name().toLowerCase(Locale.ROOT), Figures.rounded((double) count / caughtInTheClear)));
        return json;
    }
}
