package dev.taffrail.detection.injection;

import dev.taffrail.detection.Span;
import dev.taffrail.detection.normal.Form;
import java.util.List;

/// How much a text looks like instructions to the model that its source has no right to give.
///
/// @param score from 0 to 1; comparable between sources
/// @param threshold the shipped one for this source
/// @param window the part that gave the score, in the original
/// @param forms how the text had to be read for it, first step first
public record Assessment(double score, double threshold, Span window, List<Form> forms) {
    public Assessment {
        forms = List.copyOf(forms);
    }

    public boolean isAttack() {
        return score > threshold;
    }
}
