package dev.taffrail.agent.model.script;

import dev.taffrail.agent.model.file.InvalidFile;
import dev.taffrail.agent.model.file.Section;
import dev.taffrail.agent.model.file.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The scripts of one or more files, by name.
///
/// A file holds a mapping `scripts` of names to lists of rules. The first rule whose `when` holds says what happens in
/// `then`; the last rule is `otherwise`. All conditions of a `when` must hold:
///
/// | condition | holds when |
/// |---|---|
/// | `user: TEXT` | the last user message fits |
/// | `step: N` or `{at_least: N, below: N}` | N assistant messages follow the last user message |
/// | `result: {tool, error, TEXT}` | that tool returned since the last user message, and its latest result fits |
/// | `earlier: TEXT` | a message before the last user message fits |
/// | `offered: NAME` | the request offers that tool |
///
/// The bounds of `step` may have placeholders. TEXT is a text that must be contained, or one of `{contains}`,
/// `{equals}`, `{starts_with}`, `{matches}` (a regular expression, found anywhere).
///
/// `then` has `say`, `call` (a list of `{tool, arguments}`), `usage`, `delay`; or `fail` with `retry_after` and
/// `delay`. Texts have placeholders:
///
/// | placeholder | stands for |
/// |---|---|
/// | `{{input}}`, `{{input:REGEX}}` | the last user message, or what the expression's first group (or it all) finds |
/// | `{{result:TOOL}}`, `{{last_result}}` | the latest result of that tool, or of any, since then |
/// | `{{earlier:REGEX}}` | what the expression finds in the messages before, the latest first |
/// | `{{step}}` | the number of assistant messages since the last user message |
///
/// A placeholder that finds nothing stands for nothing. `arguments` given as a mapping become JSON with the
/// placeholders filled in as texts; given as a text they are what the model writes, letter by letter, so malformed JSON
/// can be scripted too.
public final class ScriptBook {
    private final Map<String, Script> scripts;

    private ScriptBook(Map<String, Script> scripts) {
        this.scripts = scripts;
    }

    /// Reads the scripts of a file.
    ///
    /// @throws InvalidFile when one of them is wrong
    public static ScriptBook read(Path file) {
        return read(YamlFile.read(file));
    }

    /// Reads scripts from text.
    ///
    /// @param name what messages call the text
    /// @throws InvalidFile when one of them is wrong
    public static ScriptBook parse(String name, String yaml) {
        return read(YamlFile.parse(name, yaml));
    }

    /// The scripts that are always there: `echo`, and `bench` for load.
    public static ScriptBook bundled() {
        try (var in = ScriptBook.class.getResourceAsStream("bundled.yaml")) {
            if (in == null) {
                throw new IllegalStateException("bundled.yaml is missing from the jar");
            }
            return parse("bundled.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// These scripts and those of another book, which win where both have a name.
    public ScriptBook with(ScriptBook other) {
        var all = new LinkedHashMap<>(scripts);
        all.putAll(other.scripts);
        return new ScriptBook(all);
    }

    /// The names of the scripts.
    public List<String> names() {
        return List.copyOf(scripts.keySet());
    }

    Optional<Script> find(String name) {
        return Optional.ofNullable(scripts.get(name));
    }

    private static ScriptBook read(Section file) {
        var named = file.section("scripts");
        file.rejectUnread();
        var scripts = new LinkedHashMap<String, Script>();
        for (String name : named.names()) {
            var rules = new ArrayList<Rule>();
            var sections = named.sections(name, "rule");
            for (Section section : sections) {
                rules.add(RuleReader.read(section, rules.size() + 1, rules.size() + 1 == sections.size()));
            }
            if (rules.isEmpty()) {
                throw named.wrong(name, "has no rules; give it at least an `otherwise`");
            }
            scripts.put(name, new Script(name, rules));
        }
        return new ScriptBook(scripts);
    }
}
