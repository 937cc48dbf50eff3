package dev.taffrail.bench.train;

import dev.taffrail.bench.train.DualDescent.Loss;
import dev.taffrail.detection.injection.InjectionModel;
import dev.taffrail.detection.injection.UserWeights;
import dev.taffrail.detection.weights.LinearWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The four linear models of the injection detector, fitted to a part of the data.
record InjectionFit(LinearFit whole, LinearFit distinct, LinearFit window, LinearFit tool) {
    private static final double WHOLE_COST = 0.5;
    private static final double DISTINCT_COST = 1.67;
    private static final int DISTINCT_EPOCHS = 40;
    private static final double WINDOW_COST = 1;
    private static final int WHOLE_EPOCHS = 15;
    private static final int WINDOW_EPOCHS = 12;
    /// How often the window that holds the attack is guessed again with the model so far.
    private static final int ROUNDS = 2;
    /// Attacks of so few windows are learned whole.
    private static final int FEW_WINDOWS = 3;

    private static final double HALF = 0.5;
    private static final double FAINT = 0.1;
    /// Of pairs that differ in a few words a linear model learns these words by heart if they count more.
    private static final double CORPUS = 0.3;
    /// The patterns of our own make many sentences that are alike.
    private static final double PATTERNS_DISTINCT = 0.2;

    private static final double CORPUS_DISTINCT = 0.1;
    private static final double CORPUS_WINDOW = 0.05;
    private static final double CORPUS_TOOL = 0.05;

    /// @param learned which of the rows to learn from
    static InjectionFit of(InjectionData data, Predicate<Row> learned) {
        List<Prepared> user =
                data.user().stream().filter(each -> learned.test(each.row())).toList();
        List<Prepared> tool =
                data.tool().stream().filter(each -> learned.test(each.row())).toList();
        return new InjectionFit(
                whole(data, user, learned),
                distinct(data, user, learned),
                window(data, user, learned),
                tool(data, tool, learned));
    }

    /// Of a user's text, before calibration.
    double whole(Prepared text) {
        return UserWeights.whole(whole.score(text.whole()), distinct.score(text.distinct()));
    }

    /// Of the best window, before calibration.
    double window(Prepared text) {
        return switch (text.row().from()) {
            case USER -> UserWeights.window(text.best(window));
            case TOOL -> text.best(tool);
        };
    }

    private static LinearFit whole(InjectionData data, List<Prepared> user, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        user.forEach(each -> examples.add(each.asWhole(1)));
        data.ownAttacks().forEach(each -> examples.add(each.asWhole(1)));
        data.ownWishes().forEach(each -> examples.add(each.asWhole(1)));
        data.corpusOfUsers().forEach(each -> examples.add(each.asWhole(CORPUS)));
        data.disguised().stream()
                .filter(each -> learned.test(each.row()))
                .forEach(each ->
                        examples.add(new Example(each.whole(), each.row().attack(), FAINT)));
        return DualDescent.fit(examples, Loss.SQUARED_HINGE, Prepared.BITS, WHOLE_COST, WHOLE_EPOCHS);
    }

    private static LinearFit distinct(InjectionData data, List<Prepared> user, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        user.forEach(each -> examples.add(each.asDistinct(1)));
        data.ownAttacks().forEach(each -> examples.add(each.asDistinct(PATTERNS_DISTINCT)));
        data.ownWishes().forEach(each -> examples.add(each.asDistinct(PATTERNS_DISTINCT)));
        data.corpusOfUsers().forEach(each -> examples.add(each.asDistinct(CORPUS_DISTINCT)));
        data.disguised().stream()
                .filter(each -> learned.test(each.row()))
                .forEach(each ->
                        examples.add(new Example(each.distinct(), each.row().attack(), FAINT)));
        return DualDescent.fit(examples, Loss.SQUARED, Prepared.BITS, DISTINCT_COST, DISTINCT_EPOCHS);
    }

    private static LinearFit window(InjectionData data, List<Prepared> user, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        var unsure = new ArrayList<Unsure>();
        user.forEach(each -> addParts(examples, unsure, each, 1, HALF));
        data.corpusOfUsers().forEach(each -> addParts(examples, unsure, each, CORPUS_WINDOW, HALF * CORPUS_WINDOW));
        add(examples, data.ownOverrides(), true, HALF);
        data.ownWishes().forEach(each -> add(examples, each.windows(), false, HALF));
        data.disguised().stream()
                .filter(each -> learned.test(each.row()))
                .forEach(each ->
                        examples.add(new Example(each.vector(), each.row().attack(), FAINT)));
        return guessing(examples, unsure);
    }

    private static LinearFit tool(InjectionData data, List<Prepared> tool, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        var unsure = new ArrayList<Unsure>();
        addResults(examples, unsure, tool, 1);
        addResults(examples, unsure, data.corpusOfTools(), CORPUS_TOOL);
        data.corpusOfUsers().stream()
                .filter(each -> each.row().attack() && each.windows().size() <= FEW_WINDOWS)
                .forEach(each -> examples.add(new Example(each.plain(), true, CORPUS_TOOL)));
        add(examples, data.prose(), false, HALF);
        data.wishes().stream()
                .filter(wish -> learned.test(wish.row()))
                .forEach(wish -> examples.add(new Example(wish.vector(), true, HALF)));
        add(examples, data.ownOverrides(), true, HALF);
        add(examples, data.ownPlanted(), true, HALF);
        add(examples, data.ownProse(), false, HALF);
        data.disguised().stream()
                .filter(each -> !each.row().attack() && learned.test(each.row()))
                .forEach(each -> examples.add(new Example(each.vector(), false, FAINT)));
        return guessing(examples, unsure);
    }

    /// An attack of which nobody said where in the text it is.
    private record Unsure(Prepared text, double weight) {}

    /// Learn, take the window that looks most like an attack, learn again.
    private static LinearFit guessing(List<Example> sure, List<Unsure> attacks) {
        LinearFit fit = DualDescent.fit(sure, Loss.SQUARED_HINGE, Prepared.BITS, WINDOW_COST, WINDOW_EPOCHS);
        for (int round = 0; round < ROUNDS; round++) {
            var examples = new ArrayList<>(sure);
            for (Unsure attack : attacks) {
                examples.add(new Example(attack.text().top(fit), true, attack.weight()));
            }
            fit = DualDescent.fit(examples, Loss.SQUARED_HINGE, Prepared.BITS, WINDOW_COST, WINDOW_EPOCHS);
        }
        return fit;
    }

    private static void addParts(
            List<Example> examples, List<Unsure> unsure, Prepared text, double weight, double weightOfHarmless) {
        if (!text.row().attack()) {
            add(examples, text.windows(), false, weightOfHarmless);
        } else if (text.windows().size() <= FEW_WINDOWS) {
            examples.add(new Example(text.plain(), true, weight));
        } else {
            unsure.add(new Unsure(text, weight));
        }
    }

    private static void addResults(List<Example> examples, List<Unsure> unsure, List<Prepared> results, double weight) {
        for (Prepared each : results) {
            if (each.row().attack()) {
                unsure.add(new Unsure(each, weight));
            } else {
                add(examples, each.windows(), false, weight);
            }
        }
    }

    private static void add(List<Example> examples, List<SparseVector> vectors, boolean attack, double weight) {
        vectors.forEach(vector -> examples.add(new Example(vector, attack, weight)));
    }

    /// What is shipped: the weights rounded to bytes.
    InjectionModel model(Calibration calibration) {
        return new InjectionModel(
                new UserWeights(rounded(whole), rounded(distinct), rounded(window)),
                rounded(tool),
                (float) calibration.wholeZero(),
                (float) calibration.windowZero(),
                (float) calibration.toolZero(),
                (float) calibration.userSlope(),
                (float) calibration.toolSlope(),
                (float) calibration.userThreshold(),
                (float) calibration.toolThreshold());
    }

    private static LinearWeights rounded(LinearFit fit) {
        float largest = 0;
        for (float weight : fit.weights()) {
            largest = Math.max(largest, Math.abs(weight));
        }
        return LinearWeights.round(fit.weights(), fit.bias(), largest);
    }
}
