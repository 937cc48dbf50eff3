package dev.taffrail.guardrail.trial;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.schemas.verdict.Verdict;
import java.util.List;

/// A text and what was made of it.
///
/// @param address where it is recorded: `partition@offset`, or the number of a line
/// @param text as it went on
/// @param exact it is the text that was screened; else that one is not recorded, and what another policy makes of this
/// one says what it finds at least
public record ScreenedText(String address, Place place, String text, List<Verdict> verdicts, boolean exact) {
    public ScreenedText {
        verdicts = List.copyOf(verdicts);
    }

    /// Says where it is from and never what is in it.
    @Override
    public String toString() {
        return "ScreenedText[" + address + ", " + place + "]";
    }
}
