package dev.taffrail.guardrail.eval;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was measured for a task or one of its sources; shares from 0 to 1, null where a figure does not apply.
///
/// @param recallAtFprOne share of the attacks above the threshold that one harmless row in a hundred of the run is
/// above
/// @param microF1 of findings for personal data, of rows for secrets
/// @param sources the same by source; empty below that
public record Figures(
        int rows,
        @Nullable Double auc,
        @Nullable Double recallAtFprOne,
        @Nullable Double recallAtShipped,
        @Nullable Double fprAtShipped,
        @Nullable Double microF1,
        @Nullable Double precision,
        @Nullable Double recall,
        @Nullable Double rightDecisions,
        Map<String, Figures> sources) {
    public Figures {
        sources = new TreeMap<>(sources);
    }

    static Figures ofRanking(
            int rows,
            @Nullable Double auc,
            @Nullable Double recallAtFprOne,
            @Nullable Double recallAtShipped,
            @Nullable Double fprAtShipped) {
        return new Figures(rows, auc, recallAtFprOne, recallAtShipped, fprAtShipped, null, null, null, null, Map.of());
    }

    static Figures ofDecisions(int rows, double right) {
        return new Figures(rows, null, null, null, null, null, null, null, right, Map.of());
    }

    Figures withSources(Map<String, Figures> bySource) {
        return new Figures(
                rows,
                auc,
                recallAtFprOne,
                recallAtShipped,
                fprAtShipped,
                microF1,
                precision,
                recall,
                rightDecisions,
                bySource);
    }
}
