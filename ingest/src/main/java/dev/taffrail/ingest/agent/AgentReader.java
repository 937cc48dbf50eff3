package dev.taffrail.ingest.agent;

import dev.taffrail.schemas.agent.AgentDefinition;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.UnknownOutcome;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/// Reads the fields of an agent.
final class AgentReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern MODEL = Pattern.compile("[A-Za-z0-9._-]+/\\S{1,200}");
    private static final Price UNKNOWN = new Price(false, 0, 0, 0, 0);
    private static final long DEFAULT_COMPLETION_TOKENS = 4_096;
    private static final long DEFAULT_TIMEOUT = 60_000;

    private AgentReader() {}

    static Parsed read(Problems problems, MappingNode mapping, Catalogue catalogue, AgentFile.InstructionFiles files) {
        var fields = new Fields(problems, "", mapping);
        String model = model(fields);
        var definition = new AgentDefinition(
                name(fields),
                fields.text("description", ""),
                model,
                instructions(fields, files),
                ToolsReader.read(fields, problems, catalogue),
                LimitsReader.read(fields, "limits"),
                sessionLimits(fields),
                fields.number("max_completion_tokens", 1, 10_000_000, DEFAULT_COMPLETION_TOKENS),
                fields.millis("model_timeout", DEFAULT_TIMEOUT),
                (int) fields.number("parallel_tools", 1, 64, 8),
                (int) fields.number("repairs", 0, 10, 2),
                fields.choice("on_unknown_outcome", outcomes(), UnknownOutcome.STOP),
                price(model, catalogue));
        fields.rejectUnread();
        return problems.isEmpty() ? new Parsed.Agent(definition) : problems.parsed();
    }

    /// What only makes sense for one run is not accepted for a session, where nothing would enforce it.
    private static Limits sessionLimits(Fields fields) {
        var limits = LimitsReader.read(fields, "session_limits");
        if (limits.wallClockMillis() > 0 || limits.consecutiveFailures() > 0) {
            fields.wrong(
                    "session_limits",
                    "holds wall_clock or consecutive_failures, which are limits of a run; move them to limits");
        }
        return limits;
    }

    private static Price price(String model, Catalogue catalogue) {
        return MODEL.matcher(model).matches() ? catalogue.prices().apply(model).orElse(UNKNOWN) : UNKNOWN;
    }

    private static Map<String, UnknownOutcome> outcomes() {
        var outcomes = new LinkedHashMap<String, UnknownOutcome>();
        outcomes.put("stop", UnknownOutcome.STOP);
        outcomes.put("tell_model", UnknownOutcome.TELL_MODEL);
        return outcomes;
    }

    private static String name(Fields fields) {
        String name = fields.text("name");
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            fields.wrong(
                    "name",
                    "must be 1 to 64 letters, digits and . _ - and start with a letter or digit, but is '" + name
                            + "'");
        }
        return name;
    }

    private static String model(Fields fields) {
        String model = fields.text("model");
        if (!model.isEmpty() && !MODEL.matcher(model).matches()) {
            fields.wrong(
                    "model", "must be provider/model, such as openai/gpt-5 or scripted/demo, but is '" + model + "'");
        }
        return model;
    }

    private static String instructions(Fields fields, AgentFile.InstructionFiles files) {
        if (fields.has("instructions") && fields.has("instructions_file")) {
            fields.wrong("instructions_file", "and instructions are both given; remove one of them");
            return "";
        }
        String text = fields.has("instructions_file") ? fromFile(fields, files) : fields.text("instructions");
        if (text.getBytes(StandardCharsets.UTF_8).length > Topics.INLINE_TEXT_BYTES) {
            fields.wrong(
                    fields.has("instructions_file") ? "instructions_file" : "instructions",
                    "is longer than " + Topics.INLINE_TEXT_BYTES + " bytes; shorten it");
        }
        return text;
    }

    private static String fromFile(Fields fields, AgentFile.InstructionFiles files) {
        try {
            return files.read(fields.text("instructions_file"));
        } catch (IOException e) {
            fields.wrong("instructions_file", AgentFile.unreadable(e));
            return "";
        }
    }
}
