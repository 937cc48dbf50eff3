package dev.taffrail.guardrail.stream;

import dev.taffrail.guardrail.policy.Policy;
import dev.taffrail.guardrail.policy.PolicyFile;
import dev.taffrail.guardrail.rule.Lookup;
import dev.taffrail.schemas.codec.TopicSerde;
import dev.taffrail.schemas.policy.PolicyDefinition;
import dev.taffrail.schemas.policy.PolicyPointer;
import dev.taffrail.schemas.policy.PolicyRecord;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/// The policies on the topic, as one stream thread sees them. A version that is not there yet is waited for: another
/// gate may have admitted a run with what this one reads a moment later.
final class RegisteredPolicies implements Function<String, Lookup<Policy>> {
    /// Versions that were waited for in vain and are not waited for again.
    private static final int GIVEN_UP = 256;

    private final Function<String, Lookup<Policy>> definitions;
    private final DefinitionNews news;
    private final Duration patience;
    private final Set<String> givenUp = new LinkedHashSet<>();

    RegisteredPolicies(Function<String, Lookup<Policy>> definitions, DefinitionNews news, Duration patience) {
        this.definitions = definitions;
        this.news = news;
        this.patience = patience;
    }

    /// @param equipped a policy with what it needs at work
    static Definitions<Policy> in(
            ReadOnlyKeyValueStore<String, byte[]> store,
            TopicSerde<PolicyRecord> serde,
            UnaryOperator<Policy> equipped) {
        return new Definitions<>(store, bytes -> filed(serde.decode(bytes), equipped));
    }

    @Override
    public Lookup<Policy> apply(String name) {
        long seen = news.read();
        var found = definitions.apply(name);
        if (name.indexOf('@') < 0 || !(found instanceof Lookup.Missing<Policy>) || givenUp.contains(name)) {
            return found;
        }
        var awaited = await(name, seen);
        if (awaited instanceof Lookup.Missing<Policy>) {
            giveUp(name);
        }
        return awaited;
    }

    private Lookup<Policy> await(String version, long before) {
        var left = patience;
        long seen = before;
        try {
            while (left.isPositive()) {
                left = news.await(seen, left);
                seen = news.read();
                if (!(definitions.apply(version) instanceof Lookup.Missing<Policy>)) {
                    break;
                }
            }
        } catch (InterruptedException stopped) {
            throw new InterruptException(stopped);
        }
        return definitions.apply(version);
    }

    private void giveUp(String version) {
        givenUp.add(version);
        if (givenUp.size() > GIVEN_UP) {
            givenUp.remove(givenUp.iterator().next());
        }
    }

    private static Filed<Policy> filed(PolicyRecord record, UnaryOperator<Policy> equipped) {
        return switch (record) {
            case PolicyPointer pointer -> new Filed.Pointer<>(pointer.version());
            case PolicyDefinition definition -> filed(definition, equipped);
        };
    }

    /// What this program cannot read, since another one registered it, is of no use here: whatever stands in it,
    /// and whatever its parser makes of that, stops no gate.
    private static Filed<Policy> filed(PolicyDefinition definition, UnaryOperator<Policy> equipped) {
        try {
            var policy = PolicyFile.parse(definition.version(), definition.text());
            return policy.version().equals(definition.version())
                    ? new Filed.Definition<>(policy.version(), equipped.apply(policy))
                    : new Filed.Unusable<>();
        } catch (RuntimeException | StackOverflowError _) {
            return new Filed.Unusable<>();
        }
    }
}
