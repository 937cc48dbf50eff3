package dev.taffrail.detection.pii;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.weights.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Trains the tagger: an averaged perceptron that reads each text as the detector will, and is corrected where it errs.
/// The same texts in the same order give the same weights.
public final class TaggerTraining {
    private static final int BITS = 16;
    private static final long SEED = 20260101;

    /// A text and what is in it, in order.
    public record Labelled(String text, List<PersonalFinding> findings) {
        public Labelled {
            findings = List.copyOf(findings);
        }
    }

    private record Prepared(String text, List<Token> tokens, List<Integer> tags) {}

    private final float[] weights = new float[Tag.COUNT << BITS];
    private final float[] sums = new float[Tag.COUNT << BITS];
    private final int[] since = new int[Tag.COUNT << BITS];
    private int step;

    private TaggerTraining() {}

    public static TaggerModel train(List<Labelled> texts, int rounds) {
        var training = new TaggerTraining();
        var prepared =
                new ArrayList<>(texts.stream().map(TaggerTraining::prepare).toList());
        var random = new Random(SEED);
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(prepared, random);
            prepared.forEach(training::learn);
        }
        return TaggerModel.round(BITS, training.averaged());
    }

    private static Prepared prepare(Labelled labelled) {
        List<Token> tokens = Tokens.of(labelled.text(), FormScan.find(labelled.text()));
        var tags = new int[tokens.size()];
        int next = 0;
        for (int i = 0; i < tags.length; i++) {
            Span token = new Span(tokens.get(i).start(), tokens.get(i).end());
            while (next < labelled.findings().size()
                    && labelled.findings().get(next).span().end() <= token.start()) {
                next++;
            }
            if (next < labelled.findings().size()
                    && labelled.findings().get(next).span().overlaps(token)) {
                PersonalFinding finding = labelled.findings().get(next);
                tags[i] = Tag.number(finding.type(), finding.span().start() >= token.start());
            }
        }
        return new Prepared(labelled.text(), tokens, Arrays.stream(tags).boxed().toList());
    }

    private void learn(Prepared text) {
        var features = new TagFeatures(text.text, text.tokens);
        int before = 0;
        int beforeThat = 0;
        for (int i = 0; i < text.tokens.size(); i++) {
            step++;
            features.at(i, before, beforeThat);
            int said = best(features);
            int right = text.tags.get(i);
            if (said != right) {
                for (int f = 0; f < features.count(); f++) {
                    int row = Hash.place(features.hash(f), BITS) * Tag.COUNT;
                    change(row + right, 1);
                    change(row + said, -1);
                }
            }
            beforeThat = before;
            before = said;
        }
    }

    private int best(TagFeatures features) {
        var scores = new float[Tag.COUNT];
        for (int f = 0; f < features.count(); f++) {
            int row = Hash.place(features.hash(f), BITS) * Tag.COUNT;
            for (int tag = 0; tag < Tag.COUNT; tag++) {
                scores[tag] += weights[row + tag];
            }
        }
        int best = 0;
        for (int tag = 1; tag < Tag.COUNT; tag++) {
            best = scores[tag] > scores[best] ? tag : best;
        }
        return best;
    }

    private void change(int place, float by) {
        sums[place] += (step - since[place]) * weights[place];
        since[place] = step;
        weights[place] += by;
    }

    private float[] averaged() {
        for (int i = 0; i < weights.length; i++) {
            sums[i] = (sums[i] + (step - since[i]) * weights[i]) / Math.max(1, step);
        }
        return sums;
    }
}
