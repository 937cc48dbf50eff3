package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Screening;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.form.TextSize;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;

/// Texts at the gate: what their writers say about size, hash and origin is not believed but found out.
final class Texts {
    private Texts() {}

    /// A text that has been screened, and what was found.
    record Screened(Text text, Screening screening) {}

    /// Marks in place of what was taken out can make a text longer than may travel: then nothing of it passes.
    static Screened screen(Policy policy, Stage stage, Text text, Origin origin) {
        return screen(policy, Place.of(stage), text, origin);
    }

    /// The same for what is for or from a tool.
    ///
    /// @param tool by what is said to be its name
    static Screened screen(Policy policy, Stage stage, String tool, Text text, Origin origin) {
        return screen(policy, Place.ofTool(stage, tool), text, origin);
    }

    private static Screened screen(Policy policy, Place place, Text text, Origin origin) {
        var screening = policy.screen(place, text.content());
        return screening.action() == Action.SANITIZE && !TextSize.fits(screening.text())
                ? rejected(screening)
                : new Screened(with(text, screening.text(), origin), screening);
    }

    /// Nothing passes of what a rule wanted to clean, since cleaning it does not do.
    static Screened rejected(Screening cleaned) {
        var verdicts = cleaned.verdicts().stream().map(Texts::rejecting).toList();
        return new Screened(Text.EMPTY, new Screening(Action.REJECT, cleaned.rule(), "", verdicts));
    }

    private static Verdict rejecting(Verdict verdict) {
        return verdict.action() == Action.SANITIZE
                ? new Verdict(
                        verdict.source(),
                        verdict.rule(),
                        verdict.policy(),
                        verdict.scorePerMille(),
                        verdict.spans(),
                        Action.REJECT,
                        verdict.inputHash(),
                        verdict.latencyMicros(),
                        verdict.failure())
                : verdict;
    }

    /// `content` with what stays true of `text`: how sensitive it is.
    static Text with(Text text, String content, Origin origin) {
        if (content.isEmpty()) {
            return Text.EMPTY;
        }
        var plain = Text.of(content, origin);
        return new Text(content, Bytes.EMPTY, "", plain.mac(), plain.bytes(), text.sensitivity(), origin);
    }
}
