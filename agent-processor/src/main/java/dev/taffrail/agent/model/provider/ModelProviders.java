package dev.taffrail.agent.model.provider;

import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.script.ScriptBook;
import dev.taffrail.agent.model.script.ScriptedModel;
import dev.taffrail.agent.model.wire.Endpoint;
import dev.taffrail.agent.model.wire.HttpModel;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The models that can be asked, by the name of their provider. One object per process; it owns the connections.
public final class ModelProviders implements AutoCloseable {
    /// The provider that is always there.
    public static final String SCRIPTED = "scripted";

    private final Map<String, GuardedModel> guarded;
    private final List<HttpModel> connections;
    private final Model scripted;

    private ModelProviders(Map<String, GuardedModel> guarded, List<HttpModel> connections, Model scripted) {
        this.guarded = guarded;
        this.connections = connections;
        this.scripted = scripted;
    }

    /// Opens the providers. Connects to none of them yet.
    ///
    /// @param scripts for the provider [#SCRIPTED], which has no breaker: what fails there fails on purpose
    /// @param clock for the breakers
    /// @param changes is told when a breaker moves, on the thread of the call that moved it; must not block
    /// @throws IllegalArgumentException when a name is given twice or is [#SCRIPTED]
    public static ModelProviders open(
            List<Endpoint> endpoints,
            ScriptBook scripts,
            BreakerSettings breakers,
            Clock clock,
            Consumer<BreakerChange> changes) {
        var names = new ArrayList<>(List.of(SCRIPTED));
        for (Endpoint endpoint : endpoints) {
            if (names.contains(endpoint.name())) {
                throw new IllegalArgumentException(
                        "there are two model providers called " + endpoint.name() + "; rename one");
            }
            names.add(endpoint.name());
        }
        var guarded = new LinkedHashMap<String, GuardedModel>();
        var connections = new ArrayList<HttpModel>();
        for (Endpoint endpoint : endpoints) {
            var model = new HttpModel(endpoint);
            connections.add(model);
            guarded.put(endpoint.name(), new GuardedModel(endpoint.name(), model, breakers, clock, changes));
        }
        return new ModelProviders(guarded, connections, new ScriptedModel(scripts));
    }

    /// The provider of that name.
    public Optional<Model> find(String provider) {
        return provider.equals(SCRIPTED) ? Optional.of(scripted) : Optional.ofNullable(guarded.get(provider));
    }

    /// All names, for messages and listings.
    public List<String> names() {
        var names = new ArrayList<>(guarded.keySet());
        names.add(SCRIPTED);
        return names;
    }

    /// The breakers' states by provider.
    public Map<String, BreakerState> breakers() {
        var states = new LinkedHashMap<String, BreakerState>();
        guarded.forEach((name, model) -> states.put(name, model.state()));
        return states;
    }

    /// Closes a provider's breaker and forgets its failures. False when there is no such breaker.
    public boolean resetBreaker(String provider) {
        var model = guarded.get(provider);
        if (model != null) {
            model.reset();
        }
        return model != null;
    }

    /// Breaks off the calls that are under way.
    @Override
    public void close() {
        connections.forEach(HttpModel::close);
    }
}
