package dev.taffrail.guardrail.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.detection.pii.PersonalType;
import dev.taffrail.detection.secrets.SecretKind;
import dev.taffrail.golden.Golden;
import dev.taffrail.guardrail.intake.Listed;
import dev.taffrail.schemas.form.Names;
import dev.taffrail.schemas.policy.Concurrency;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of policy files for editors, and the reference page. Made from the words that the reader knows.
class PolicyPageTest {
    private static final List<String> ACTIONS = List.of("allow", "warn", "sanitize", "reject");

    /// A rule of each kind with every field that it has; read by the test, shown on the page.
    private static final String EXAMPLE = """
            name: house
            rates: {tenant: 600/m, user: 30/m}
            concurrency: {tenant: 50, user: 5}
            flows:
              - name: effect-after-untrusted
                after: [external, unknown]
                stops: [once, egress]
                except: [files_append]
                unless: approved
            rules:
              - name: planted
                kind: injection
                thresholds: {request: 700}
                actions: {request: reject, tool_result: sanitize}
                sanitize_by: fence
              - name: people
                kind: pii
                types: {person: hash, email_address: redact, phone_number: mask, credit_card: drop}
                actions: {answer: sanitize, tool_result: sanitize}
              - name: keys
                kind: secrets
                types: {issued_token: redact, private_key: redact, assigned: mask}
                actions: {request: sanitize, tool_arguments: reject, tool_result: sanitize}
              - name: codename
                kind: pattern
                patterns: ['project\\s+heron']
                hints: [heron]
                score: 900
                actions: {request: reject, answer: sanitize}
                tools:
                  files_read: {tool_result: warn}
              - name: unseen
                kind: hidden_text
                actions: {tool_result: sanitize}
              - name: too-long
                kind: length
                max_characters: 20000
                actions: {command: reject}
              - name: large-refund
                kind: expression
                when:
                  - {of: tool, is: refund}
                  - any: [{of: json.amount, above: 100}, {of: json.amount, exists: false}]
                actions: {tool_arguments: reject}
              - name: loud
                kind: plugin
                plugin: no-shouting
                settings: {least: 5}
                actions: {answer: warn}
                on_error: warn
            """;

    @Test
    void the_schema_for_editors_is_the_checked_in_one() {
        Golden.check(
                "docs/reference/policy.schema.json",
                JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema()));
    }

    @Test
    void the_page_is_the_checked_in_one() {
        var policy = PolicyFile.parse("example", EXAMPLE);
        assertThat(policy.rules()).extracting(rule -> rule.detector().kind()).containsExactlyElementsOf(kinds());

        Golden.check("docs/reference/policy.md", """
                # Policy files

                One YAML file is one policy, at most %d bytes. Its version is `name@` and the first 16 digits of the SHA-256 over the file, comments
                included. A field that is not known is an error, and so is what could never act, such as an empty pattern, or an alias (`*name`) for a list or a
                mapping. `taffrail policy check FILE` checks one, `taffrail policy register FILE` makes it
                current; runs under way keep theirs (ADR 0014). Editors complete and check with `policy.schema.json` of this folder; write as the first line
                `# yaml-language-server: $schema=PATH/policy.schema.json`.

                ```yaml
                %s```

                | field of a rule | of kind | what |
                |---|---|---|
                | `name` | all | named by verdicts; no two rules have the same |
                | `kind` | all | %s |
                | `actions` | all | what is done, by stage: %s. Elsewhere the rule is silent |
                | `tools` | all | by the name of a tool: what is done instead with its arguments and results: %s |
                | `score` | all | how sure the rule is, 0 to 1000; %d when not given |
                | `on_error` | all | what is done when the rule itself fails: `reject`, which holds when nothing is given, or `warn` |
                | `sanitize_by` | all | `remove`, which holds when nothing is given, puts `[removed: RULE]` in the place of what is found; `fence` keeps it between marks that say it is no instruction |
                | `thresholds` | injection | by stage: above which score, 0 to 1000, it is found; the shipped ones hold elsewhere |
                | `types` | pii | what becomes of each of %s: %s; others stay |
                | `types` | secrets | the same for %s; all of them are redacted when nothing is given |
                | `patterns`, `hints` | pattern | RE2 expressions, case does not count, together at most 20000 characters with repetitions written out; words of which one must be there before they are tried |
                | `max_characters` | length | what is behind them is found |
                | `when` | expression | conditions that must all hold; the whole text is found then |
                | `plugin`, `settings` | plugin | the name of an installed rule in Java, and what it is told |

                Actions are %s. `allow` and `warn` keep the text and note the finding, `sanitize` takes what was found out of it,
                `reject` lets nothing of the text through. The strictest finding counts.

                What `reject` does to a run: a rejected request ends REJECTED before anything is done; a rejected command is answered INVALID; a rejected result
                of a tool is withheld, a call that succeeded counts as failed, and the run goes on. A rejected `answer`, and rejected
                `tool_arguments` of any of its calls, end the run: FAILED with GUARDRAIL, and the detail names the rule and the stage. Nothing of the
                answer is kept, no call of it is made, the model is not asked again. To refuse single calls and let the model go on, write a flow.

                A policy has at most %d rules and %d flows, and what is found is listed as far as a record has room: %d spans in a verdict, %d verdicts with
                a request or result, %d with a command, %d in an event of the audit; where there are more, the strictest. What is not listed is acted upon
                and counted by the metrics like the rest.

                Texts are read in every way a model may read them: compatibility forms folded, invisible characters left out, encodings decoded, disguises
                taken off. How much is decoded has limits; a text that holds more counts for `injection` as found, all of it, and the verdict's failure is
                `partly-read`. `injection` scores texts with weights that come with the product: of users the whole text, of tools and models each window.
                `pii` and `secrets` read a JSON document value by value, with the names of the fields, and in a name what has a form of its own;
                what is sanitized in one leaves it one: a name or a text loses what was found, a number or another value that a finding touches becomes a
                text such as `"[removed: RULE]"`. All of the document becomes one where a finding holds nothing but brackets, quotes, commas, colons and blanks.
                `redact` puts `[removed: TYPE]`, `mask` stars, `drop` nothing, `hash` a label with a keyed hash (setting `guardrail.hash-key`; without it like `redact`).

                | field of a flow | what |
                |---|---|
                | `name` | named by verdicts; no flow or rule has the same |
                | `after` | once the conversation holds a text of one of these origins: %s |
                | `stops` | calls of tools with these effects, and with `egress` of those that send outside: %s |
                | `except` | names of tools that it does not stop |
                | `unless` | `approved`: a person may let a call through. Nobody can be asked yet, so it is refused as without |

                A policy that does not say `flows` has `%s` of the example, without its exception; `flows: []` stops nothing. The call is not started: the model
                is told why, the run's events have a tool step REFUSED with the verdict, the audit has `guardrail.flow_refused`. Concepts: `untrusted-content.md`.

                `rates` says how many runs may be asked for, `N/s`, `N/m` or `N/h`: by a `tenant`, and by each `user` of one (the principal of the request). As
                many may come at once. A request above it is REJECTED with LIMIT_REACHED, and the detail says when to ask again. Each gate process counts
                what it is asked for and starts anew with the process (ADR 0015).

                `concurrency` says how many runs may be at work at the same time, 1 to %d: of a `tenant`, and of each `user` of one; either may be missing. A
                request above it is REJECTED with LIMIT_REACHED, and the detail says how many are at work. The run machine counts, exactly: whatever
                gates, processes and partitions there are, and across crashes. A run holds its slot from its admission to the end of its leg, also while it
                waits behind another run of its session, and while it is paused. A resumed leg takes a slot without being refused. A request that names
                a `parent` is counted like any other, here and by `rates`. A run whose policy said nothing is not counted; limits of a new version hold
                for the next request. A waiting request is QUEUED.
                Users are told apart by their principal as the policy lets it be shown. Where a rule changes it, a keyed hash of the whole follows, `[user:5f1c...]`, so that two
                mail addresses stay two users; a gate without `guardrail.hash-key` has no key for that, and counts all whose principals look alike then as one.

                A condition is `all: [...]`, `any: [...]`, `not: [...]` (none of them), or one test: %s. It looks at the text, or at what `of` says:
                `text`, `tool`, or a value of the text as JSON, such as `json.amount` or `json.items.0.id`. Case does not count. A value that is not
                there meets no test but `exists: false`.
                """.formatted(
                        PolicyFile.MAX_BYTES,
                        EXAMPLE,
                        code(kinds()),
                        code(Stage.words()),
                        code(Stage.wordsOfTool()),
                        Rule.CERTAIN,
                        code(words(PersonalType.values(), PersonalDetector::word)),
                        code(words(Treatment.values(), Treatment::word).subList(0, 4)),
                        code(words(SecretKind.values(), SecretsDetector::word)),
                        code(ACTIONS),
                        PolicyFile.MAX_RULES,
                        FlowReader.MOST,
                        Rule.MAX_SPANS,
                        Listed.IN_THE_INBOX,
                        Listed.IN_A_COMMAND,
                        Listed.IN_THE_AUDIT,
                        code(FlowReader.origins()),
                        code(FlowReader.stops()),
                        FlowReader.USUAL.name(),
                        Concurrency.MOST,
                        code(ConditionReader.TESTS)));
    }

    private static JsonNode schema() {
        var schema = closed("name", "rules");
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema").put("title", "A Taffrail policy");
        properties(schema).set("name", text());
        properties(schema).set("rules", list(reference("rule")).put("maxItems", PolicyFile.MAX_RULES));
        var flows = object().put("type", "array").put("maxItems", FlowReader.MOST);
        flows.set("items", reference("flow"));
        properties(schema).set("flows", flows);
        var rates = closed().put("minProperties", 1);
        List.of("tenant", "user")
                .forEach(who -> properties(rates).set(who, text().put("pattern", "^[0-9]{1,7}/[smh]$")));
        properties(schema).set("rates", rates);
        var concurrency = closed().put("minProperties", 1);
        List.of("tenant", "user").forEach(who -> properties(concurrency).set(who, number(1, Concurrency.MOST)));
        properties(schema).set("concurrency", concurrency);
        var definitions = schema.putObject("$defs");
        definitions.set("flow", flow());
        definitions.set("action", choice(ACTIONS));
        var actions = closed();
        actions.put("minProperties", 1);
        Stage.words().forEach(stage -> properties(actions).set(stage, reference("action")));
        definitions.set("actions", actions);
        var ofTool = closed();
        ofTool.put("minProperties", 1);
        Stage.wordsOfTool().forEach(stage -> properties(ofTool).set(stage, reference("action")));
        definitions.set("toolActions", ofTool);
        definitions.set("condition", condition());
        definitions.set("rule", rule());
        return schema;
    }

    private static ObjectNode flow() {
        var flow = closed("name", "after", "stops");
        var fields = properties(flow);
        fields.set("name", text());
        fields.set("after", list(choice(FlowReader.origins())));
        fields.set("stops", list(choice(FlowReader.stops())));
        fields.set("except", list(text()));
        fields.set("unless", choice(List.of("approved")));
        return flow;
    }

    private static ObjectNode rule() {
        var rule = closed("name", "kind", "actions");
        var fields = properties(rule);
        fields.set("name", text());
        fields.set("kind", choice(kinds()));
        fields.set("actions", reference("actions"));
        var tools = open(reference("toolActions")).put("minProperties", 1);
        tools.set(
                "propertyNames",
                object().put("pattern", "^[A-Za-z0-9][A-Za-z0-9._:@-]{0,%d}$".formatted(Names.MAX_LENGTH - 1)));
        fields.set("tools", tools);
        fields.set("score", number(0, Rule.CERTAIN));
        fields.set("on_error", choice(List.of("reject", "warn")));
        fields.set("sanitize_by", choice(List.of("remove", "fence")));
        var thresholds = closed().put("minProperties", 1);
        Stage.words().forEach(stage -> properties(thresholds).set(stage, number(0, Rule.CERTAIN)));
        fields.set("thresholds", thresholds);
        var types = closed();
        Stream.concat(
                        words(PersonalType.values(), PersonalDetector::word).stream(),
                        words(SecretKind.values(), SecretsDetector::word).stream())
                .forEach(type -> properties(types)
                        .set(
                                type,
                                choice(words(Treatment.values(), Treatment::word)
                                        .subList(0, 4))));
        fields.set("types", types);
        fields.set("patterns", list(text().put("minLength", 1)));
        fields.set("hints", list(text().put("minLength", 1)));
        fields.set("max_characters", number(1, PolicyFile.MAX_BYTES));
        fields.set("when", list(reference("condition")));
        fields.set("plugin", text());
        fields.set("settings", open(scalar()));
        return rule;
    }

    private static ObjectNode condition() {
        var condition = closed();
        var fields = properties(condition);
        List.of("all", "any", "not").forEach(word -> fields.set(word, list(reference("condition"))));
        fields.set("of", text().put("pattern", "^(text|tool|json(\\.[^.\\s]+)*)$"));
        for (String test : ConditionReader.TESTS) {
            fields.set(test, test.equals("one_of") ? list(text()) : object());
        }
        return condition;
    }

    private static List<String> kinds() {
        return DetectorReader.KINDS;
    }

    private static <T> List<String> words(T[] values, Function<T, String> word) {
        return Stream.of(values).map(word).toList();
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode closed(String... required) {
        var closed = object().put("type", "object").put("additionalProperties", false);
        var names = closed.putArray("required");
        List.of(required).forEach(names::add);
        closed.putObject("properties");
        return closed;
    }

    private static ObjectNode properties(ObjectNode schema) {
        return (ObjectNode) schema.get("properties");
    }

    private static ObjectNode open(JsonNode values) {
        var open = object().put("type", "object");
        open.set("additionalProperties", values);
        return open;
    }

    private static ObjectNode text() {
        return object().put("type", "string");
    }

    private static ObjectNode scalar() {
        var scalar = object();
        scalar.putArray("type").add("string").add("number").add("boolean");
        return scalar;
    }

    private static ObjectNode number(int least, int most) {
        return object().put("type", "integer").put("minimum", least).put("maximum", most);
    }

    private static ObjectNode choice(List<String> words) {
        var choice = object();
        var values = choice.putArray("enum");
        words.forEach(values::add);
        return choice;
    }

    private static ObjectNode list(JsonNode items) {
        var list = object().put("type", "array").put("minItems", 1);
        list.set("items", items);
        return list;
    }

    private static ObjectNode reference(String definition) {
        return object().put("$ref", "#/$defs/" + definition);
    }

    private static String code(List<String> words) {
        return "`" + String.join("`, `", words) + "`";
    }
}
