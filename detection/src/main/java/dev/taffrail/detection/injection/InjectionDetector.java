package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import dev.taffrail.detection.weights.JoinedWeights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores texts with a trained model: some microseconds per text, in time proportional to its length, whatever it
/// holds. Every way to read the text is scored, and of each every window, so that neither a sentence in a long document
/// nor an encoding hides an attack. Immutable; one for all threads.
public final class InjectionDetector {
    /// What a known phrase scores at least: above every threshold that is shipped.
    private static final double PHRASE = 0.9;

    private final InjectionModel model;
    private final JoinedWeights userWeights;

    public InjectionDetector(InjectionModel model) {
        this.model = model;
        this.userWeights = model.user().joined();
    }

    /// With the weights in the jar. Reads them: keep it.
    public static InjectionDetector shipped() {
        return new InjectionDetector(InjectionModel.shipped());
    }

    public Assessment assess(String text, Source source) {
        return assess(Views.said(text).views(), source);
    }

    /// @param views [Views#said] of one text, the text itself first
    public Assessment assess(List<View> views, Source source) {
        View bestView = views.getFirst();
        Scored best = score(bestView, source);
        for (View view : views.subList(1, views.size())) {
            Scored next = score(view, source);
            if (next.score > best.score) {
                best = next;
                bestView = view;
            }
        }
        return new Assessment(best.score, threshold(source), bestView.original(best.start, best.end), bestView.forms());
    }

    /// What is shipped for this source: above it, a text counts as an attack.
    public double threshold(Source source) {
        return switch (source) {
            case USER -> model.userThreshold();
            case TOOL -> model.toolThreshold();
        };
    }

    private double slope(Source source) {
        return switch (source) {
            case USER -> model.userSlope();
            case TOOL -> model.toolSlope();
        };
    }

    private Scored score(View view, Source source) {
        String text = view.text();
        return switch (source) {
            case USER -> {
                var scores = new UserScores(text, model.user(), userWeights);
                FeatureScan.scan(text, scores);
                double whole = scores.whole() - model.wholeZero();
                double window = UserWeights.window(scores.window().score()) - model.windowZero();
                yield scored(text, source, scores.phrase(), scores.window(), Math.max(whole, window));
            }
            case TOOL -> {
                var scores = new ToolScores(text, model.tool());
                FeatureScan.scan(text, scores);
                BestWindow window = scores.window();
                yield scored(text, source, scores.phrase(), window, window.score() - model.toolZero());
            }
        };
    }

    private Scored scored(String text, Source source, @Nullable Span phrase, BestWindow window, double raw) {
        double score = 1 / (1 + Math.exp(-slope(source) * raw));
        return phrase == null
                ? new Scored(score, window.start(), window.end(text.length()))
                : new Scored(PHRASE + (1 - PHRASE) * score, phrase.start(), phrase.end());
    }

    private record Scored(double score, int start, int end) {}
}
