package dev.taffrail.schemas.form;

import dev.taffrail.schemas.request.RunRequest;
import dev.taffrail.schemas.run.Label;
import java.util.Optional;
import java.util.TreeSet;

/// Whether a request for a run can be meant. Whether its agent is there and may be asked is the gate's business, and
/// the size of its input has a check of its own, [TextSize].
public final class RequestCheck {
    /// How many labels a run may have.
    public static final int MAX_LABELS = 32;

    /// How long a principal or the value of a label may be, in characters.
    public static final int MAX_VALUE_LENGTH = 256;

    private RequestCheck() {}

    /// What is wrong with `request`; empty when nothing is.
    public static Optional<String> problem(RunRequest request) {
        return Names.problem("agent", request.agent())
                .or(() -> request.input().content().isEmpty()
                        ? Optional.of("input is missing; say what the agent shall do")
                        : Optional.empty())
                .or(() -> LimitsCheck.problem("limits", request.limits()))
                .or(() -> labels(request))
                .or(() -> principal(request.principal()));
    }

    /// What is wrong with the labels; empty when nothing is.
    public static Optional<String> labels(RunRequest request) {
        if (request.labels().size() > MAX_LABELS) {
            return Optional.of(
                    "labels has " + request.labels().size() + " entries; at most " + MAX_LABELS + " are allowed");
        }
        var seen = new TreeSet<String>();
        for (Label label : request.labels()) {
            var problem = Names.problem("labels.name", label.name());
            if (problem.isPresent()) {
                return problem;
            }
            if (label.value().length() > MAX_VALUE_LENGTH) {
                return Optional.of("the label " + label.name() + " has "
                        + label.value().length() + " characters; at most " + MAX_VALUE_LENGTH + " are allowed");
            }
            if (!seen.add(label.name())) {
                return Optional.of("labels has " + label.name() + " twice; keep one of the two");
            }
        }
        return Optional.empty();
    }

    /// What is wrong with a principal; empty when nothing is.
    public static Optional<String> principal(String principal) {
        if (principal.length() > MAX_VALUE_LENGTH) {
            return Optional.of("principal has " + principal.length() + " characters; at most " + MAX_VALUE_LENGTH
                    + " are allowed");
        }
        return principal.chars().anyMatch(Character::isISOControl)
                ? Optional.of("principal has a control character; leave it out")
                : Optional.empty();
    }
}
