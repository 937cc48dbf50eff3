package dev.taffrail.bench.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// The three linear models of the injection detector, fitted to a part of the data.
record InjectionFit(LinearFit whole, LinearFit window, LinearFit tool) {
    private static final double WHOLE_COST = 0.5;
    private static final double WINDOW_COST = 1;
    private static final int WHOLE_EPOCHS = 15;
    private static final int WINDOW_EPOCHS = 12;
    /// How often the window that holds the attack is guessed again with the model so far.
    private static final int ROUNDS = 2;
    /// Attacks of so few windows are learned whole.
    private static final int FEW_WINDOWS = 3;

    private static final double HALF = 0.5;
    private static final double FAINT = 0.1;

    /// @param learned which of the rows to learn from
    static InjectionFit of(InjectionData data, Predicate<Row> learned) {
        List<Prepared> user =
                data.user().stream().filter(each -> learned.test(each.row())).toList();
        List<Prepared> tool =
                data.tool().stream().filter(each -> learned.test(each.row())).toList();
        return new InjectionFit(whole(data, user, learned), window(data, user, learned), tool(data, tool, learned));
    }

    private static LinearFit whole(InjectionData data, List<Prepared> user, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        user.forEach(each -> examples.add(new Example(each.whole(), each.row().attack(), 1)));
        data.ownAttacks().forEach(each -> examples.add(new Example(each.whole(), true, 1)));
        data.ownWishes().forEach(each -> examples.add(new Example(each.whole(), false, 1)));
        data.disguised().stream()
                .filter(each -> learned.test(each.row()))
                .forEach(each ->
                        examples.add(new Example(each.whole(), each.row().attack(), FAINT)));
        return DualDescent.fit(examples, Prepared.BITS, WHOLE_COST, WHOLE_EPOCHS);
    }

    private static LinearFit window(InjectionData data, List<Prepared> user, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        var unsure = new ArrayList<Prepared>();
        for (Prepared each : user) {
            if (!each.row().attack()) {
                add(examples, each.windows(), false, HALF);
            } else if (each.windows().size() <= FEW_WINDOWS) {
                examples.add(new Example(each.plain(), true, 1));
            } else {
                unsure.add(each);
            }
        }
        add(examples, data.ownOverrides(), true, HALF);
        data.ownWishes().forEach(each -> add(examples, each.windows(), false, HALF));
        disguised(examples, data, learned);
        return guessing(examples, unsure);
    }

    private static LinearFit tool(InjectionData data, List<Prepared> tool, Predicate<Row> learned) {
        var examples = new ArrayList<Example>();
        tool.stream().filter(each -> !each.row().attack()).forEach(each -> add(examples, each.windows(), false, 1));
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
        return guessing(
                examples, tool.stream().filter(each -> each.row().attack()).toList());
    }

    /// Nobody marked where in a text the attack is: learn, take the window that looks most like one, learn again.
    private static LinearFit guessing(List<Example> sure, List<Prepared> attacks) {
        LinearFit fit = DualDescent.fit(sure, Prepared.BITS, WINDOW_COST, WINDOW_EPOCHS);
        for (int round = 0; round < ROUNDS; round++) {
            var examples = new ArrayList<>(sure);
            for (Prepared attack : attacks) {
                examples.add(new Example(attack.top(fit), true, 1));
            }
            fit = DualDescent.fit(examples, Prepared.BITS, WINDOW_COST, WINDOW_EPOCHS);
        }
        return fit;
    }

    private static void disguised(List<Example> examples, InjectionData data, Predicate<Row> learned) {
        data.disguised().stream()
                .filter(each -> learned.test(each.row()))
                .forEach(each ->
                        examples.add(new Example(each.vector(), each.row().attack(), FAINT)));
    }

    private static void add(List<Example> examples, List<SparseVector> vectors, boolean attack, double weight) {
        vectors.forEach(vector -> examples.add(new Example(vector, attack, weight)));
    }
}
