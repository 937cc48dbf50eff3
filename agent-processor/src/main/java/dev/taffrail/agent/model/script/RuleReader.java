package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.file.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one rule of a script file: its conditions here, what it does in [ThenReader].
final class RuleReader {
    private RuleReader() {}

    static Rule read(Section section, int number, boolean last) {
        boolean otherwise = section.has("otherwise");
        if (last && !otherwise) {
            throw section.wrong("is the last and must be an `otherwise`, so that there is an answer to everything");
        }
        if (otherwise && !last) {
            throw section.wrong("is an `otherwise` with rules after it, which are never reached; move it to the end");
        }
        var rule = otherwise
                ? new Rule(number, List.of(), ThenReader.read(section.section("otherwise")))
                : new Rule(number, conditions(section.section("when")), ThenReader.read(section.section("then")));
        section.rejectUnread();
        return rule;
    }

    private static List<Condition> conditions(Section when) {
        var conditions = new ArrayList<Condition>();
        if (when.has("user")) {
            conditions.add(new Condition.UserSays(match(when, "user")));
        }
        if (when.has("step")) {
            conditions.add(step(when));
        }
        if (when.has("result")) {
            conditions.add(result(when.section("result")));
        }
        if (when.has("earlier")) {
            conditions.add(new Condition.SaidEarlier(match(when, "earlier")));
        }
        if (when.has("offered")) {
            conditions.add(new Condition.Offered(when.text("offered")));
        }
        when.rejectUnread();
        if (conditions.isEmpty()) {
            throw when.wrong("has no conditions; add one, or make the rule the `otherwise` at the end");
        }
        return conditions;
    }

    private static Condition step(Section when) {
        if (!when.isSection("step")) {
            long exactly = when.count("step");
            return new Condition.StepWithin(
                    Optional.of(Template.parse(Long.toString(exactly))),
                    Optional.of(Template.parse(Long.toString(exactly + 1))));
        }
        var bounds = when.section("step");
        var step = new Condition.StepWithin(optionalTemplate(bounds, "at_least"), optionalTemplate(bounds, "below"));
        bounds.rejectUnread();
        return step;
    }

    private static Condition result(Section result) {
        var error = result.has("error") ? Optional.of(result.flag("error")) : Optional.<Boolean>empty();
        var returned = new Condition.Returned(result.text("tool"), optionalMatch(result), error);
        result.rejectUnread();
        return returned;
    }

    private static TextMatch match(Section section, String name) {
        if (!section.isSection(name)) {
            return new TextMatch.Contains(section.text(name));
        }
        var how = section.section(name);
        var match = optionalMatch(how);
        how.rejectUnread();
        return match.orElseThrow(() -> how.wrong("needs one of contains, equals, starts_with, matches"));
    }

    private static Optional<TextMatch> optionalMatch(Section how) {
        var matches = new ArrayList<TextMatch>();
        how.optionalText("contains").map(TextMatch.Contains::new).ifPresent(matches::add);
        how.optionalText("equals").map(TextMatch.Equals::new).ifPresent(matches::add);
        how.optionalText("starts_with").map(TextMatch.StartsWith::new).ifPresent(matches::add);
        how.optionalText("matches").map(text -> matches(how, text)).ifPresent(matches::add);
        if (matches.size() > 1) {
            throw how.wrong("has more than one of contains, equals, starts_with, matches; keep one");
        }
        return matches.stream().findFirst();
    }

    private static TextMatch matches(Section how, String text) {
        try {
            return new TextMatch.Matches(BoundedPattern.compile(text));
        } catch (InvalidTemplate e) {
            throw how.wrong("matches", e.problem());
        }
    }

    private static Optional<Template> optionalTemplate(Section section, String name) {
        return section.has(name) ? Optional.of(ThenReader.template(section, name)) : Optional.empty();
    }
}
