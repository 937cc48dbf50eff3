package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.schemas.codec.ClassifiedFields;
import dev.taffrail.schemas.codec.DataClass;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/// What the classes of a record's fields say about what may pass. Strings that are PERSONAL are scrubbed by the policy;
/// what is SECRET stays here. A [Text] that is PERSONAL is left to whoever knows what it is for.
final class Fields {
    private static final ClassifiedFields<Text> CLASSIFIED =
            new ClassifiedFields<>(Text.class, DataClass.Level.PERSONAL);

    private Fields() {}

    /// @param verdicts on the values that something was found in, each with the name of the field
    record Scrubbed<R extends Record>(R record, List<Verdict> verdicts) {}

    /// @param place where the record's text comes in
    static <R extends Record> Scrubbed<R> scrub(Policy policy, Place place, R record) {
        var scrubbing = new Scrubbing(policy, place);
        R passed = CLASSIFIED.map(record, scrubbing);
        return new Scrubbed<>(passed, scrubbing.verdicts);
    }

    private static final class Scrubbing implements ClassifiedFields.Change<Text> {
        private final Policy policy;
        private final Place place;
        private List<Verdict> verdicts = List.of();

        private Scrubbing(Policy policy, Place place) {
            this.policy = policy;
            this.place = place;
        }

        @Override
        public String ofString(DataClass.Level level, String field, String value) {
            if (value.isEmpty()) {
                return value;
            }
            return switch (level) {
                case PUBLIC, INTERNAL -> value;
                case PERSONAL -> scrubbed(field, value);
                case SECRET -> level.removed();
            };
        }

        @Override
        public Text ofWhole(DataClass.Level level, String field, Text value) {
            return switch (level) {
                case PUBLIC, INTERNAL, PERSONAL -> value;
                case SECRET -> value.isEmpty() ? value : Text.of(level.removed(), value.origin());
            };
        }

        private String scrubbed(String field, String value) {
            var screening = policy.scrub(place.field(field), value);
            if (!screening.verdicts().isEmpty()) {
                verdicts = verdicts.isEmpty() ? new ArrayList<>() : verdicts;
                verdicts.addAll(screening.verdicts());
            }
            return screening.text();
        }
    }
}
