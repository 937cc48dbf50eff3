package dev.taffrail.guardrail.intake;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.Screening;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Text;

/// Texts at the gate: what their writers say about size, hash and origin is not believed but found out.
final class Texts {
    private Texts() {}

    /// A text that has been screened, and what was found.
    record Screened(Text text, Screening screening) {}

    static Screened screen(Policy policy, Stage stage, Text text, Origin origin) {
        var screening = policy.screen(stage, text.content());
        return new Screened(with(text, screening.text(), origin), screening);
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
