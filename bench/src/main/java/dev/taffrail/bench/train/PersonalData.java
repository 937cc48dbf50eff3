package dev.taffrail.bench.train;

import dev.taffrail.detection.pii.PersonalDataDetector;
import dev.taffrail.detection.pii.PersonalFinding;
import dev.taffrail.detection.pii.TaggerModel;
import dev.taffrail.detection.pii.TaggerTraining;
import dev.taffrail.guardrail.eval.FindingMeasure;
import dev.taffrail.guardrail.eval.Hits;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The texts with labelled personal data.
record PersonalData(List<Row> rows) {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int ROUNDS = 8;
    private static final int FOLDS = 5;

    /// @param template the text with its findings replaced by their types: what two rows of one template share
    record Row(String source, TaggerTraining.Labelled labelled, String template) {}

    static PersonalData read(LabelledRows rows) throws IOException {
        return new PersonalData(rows.read("pii", (source, row) -> {
            String text = row.path("text").asString("");
            List<PersonalFinding> findings = FindingMeasure.expected(text, row);
            return new Row(source, new TaggerTraining.Labelled(text, findings), template(text, findings));
        }));
    }

    TaggerModel train() {
        return train(row -> true);
    }

    /// F1 by source, and of both Presidio sets together, each row judged by a model that had not seen its group.
    ObjectNode heldOut(Function<Row, String> group) {
        var hits = new TreeMap<String, Hits>();
        var groups = new TreeSet<String>();
        rows.forEach(row -> groups.add(group.apply(row)));
        for (String left : groups) {
            var detector =
                    new PersonalDataDetector(train(row -> !group.apply(row).equals(left)));
            for (Row row : rows) {
                if (group.apply(row).equals(left)) {
                    Hits some = FindingMeasure.compare(
                            row.labelled().findings(),
                            detector.find(row.labelled().text()));
                    hits.merge(row.source(), some, Hits::plus);
                    if (row.source().startsWith("presidio")) {
                        hits.merge("presidio, both", some, Hits::plus);
                    }
                }
            }
        }
        return json(hits);
    }

    static String fold(Row row) {
        return "fold " + Math.floorMod(row.template().hashCode(), FOLDS);
    }

    private TaggerModel train(Predicate<Row> learned) {
        return TaggerTraining.train(
                rows.stream().filter(learned).map(Row::labelled).toList(), ROUNDS);
    }

    private static String template(String text, List<PersonalFinding> findings) {
        var template = new StringBuilder();
        int at = 0;
        for (PersonalFinding finding : findings) {
            if (finding.span().start() >= at) {
                template.append(text, at, finding.span().start()).append(finding.type());
                at = finding.span().end();
            }
        }
        return template.append(text, at, text.length()).toString().replaceAll("[0-9]", "0");
    }

    private static ObjectNode json(Map<String, Hits> hits) {
        ObjectNode json = JSON.createObjectNode();
        hits.forEach((source, some) -> json.put(source, Math.round(some.f1() * 10_000) / 10_000.0));
        return json;
    }
}
