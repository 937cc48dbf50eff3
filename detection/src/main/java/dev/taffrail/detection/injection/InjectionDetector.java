package dev.taffrail.detection.injection;

import dev.taffrail.detection.normal.Form;
import dev.taffrail.detection.normal.View;
import dev.taffrail.detection.normal.Views;
import java.util.List;

/// Scores texts with a trained model: some microseconds per text, in time proportional to its length, whatever it
/// holds.
/// Every way to read the text is scored, and of each every window, so that neither a sentence in a long document nor an
/// encoding
/// hides an attack. Immutable; one for all threads.
public final class InjectionDetector {
    private final InjectionModel model;

    public InjectionDetector(InjectionModel model) {
        this.model = model;
    }

    /// With the weights in the jar. Reads them: keep it.
    public static InjectionDetector shipped() {
        return new InjectionDetector(InjectionModel.shipped());
    }

    public Assessment assess(String text, Source source) {
        return assess(Views.of(text), source);
    }

    /// @param views of one text, the text itself first
    public Assessment assess(List<View> views, Source source) {
        View bestView = views.getFirst();
        Scored best = score(bestView, source);
        for (View view : views.subList(1, views.size())) {
            Scored next = score(view, source);
            if (next.raw > best.raw) {
                best = next;
                bestView = view;
            }
        }
        List<Form> forms = bestView.forms();
        return new Assessment(
                1 / (1 + Math.exp(-slope(source) * best.raw)),
                threshold(source),
                bestView.original(best.start, best.end),
                forms);
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
                var scores = new WindowScores(model.userWindow(), model.userWhole());
                FeatureScan.scan(text, scores);
                double whole = scores.whole() - model.wholeZero();
                double window = scores.best() - model.windowZero();
                yield new Scored(Math.max(whole, window), scores.bestStart(), scores.bestEnd(text.length()));
            }
            case TOOL -> {
                var scores = new WindowScores(model.tool(), model.tool());
                FeatureScan.scan(text, scores);
                yield new Scored(scores.best() - model.toolZero(), scores.bestStart(), scores.bestEnd(text.length()));
            }
        };
    }

    private record Scored(double raw, int start, int end) {}
}
