package dev.taffrail.agent.call.modelcall;

import dev.taffrail.agent.call.agents.AgentLookup;
import dev.taffrail.agent.call.agents.KnownAgent;
import dev.taffrail.agent.call.claim.CallHandler;
import dev.taffrail.agent.call.claim.Claim;
import dev.taffrail.agent.model.Model;
import dev.taffrail.agent.model.ModelReply;
import dev.taffrail.agent.model.ModelRequest;
import dev.taffrail.schemas.call.CallResult;
import dev.taffrail.schemas.call.ModelCall;
import dev.taffrail.schemas.call.NotStarted;
import dev.taffrail.schemas.call.NotStartedReason;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// Makes one model call and says how it went. One attempt that may be billed, never a second one: the run machine
/// decides on those.
public final class ModelCallHandler implements CallHandler<ModelCall> {
    private static final Duration UNTIL_AN_AGENT_IS_READ = Duration.ofMillis(200);

    private final Function<String, AgentLookup> agents;
    private final Function<String, Optional<Model>> providers;
    private final PrefixCache prefixes;
    private final InstantSource clock;
    private final LongSupplier ticker;

    /// @param agents by version, `name@hash`
    /// @param providers models by the configured name of their provider
    /// @param clock for display only
    /// @param ticker nanoseconds, for latencies
    public ModelCallHandler(
            Function<String, AgentLookup> agents,
            Function<String, Optional<Model>> providers,
            PrefixCache prefixes,
            InstantSource clock,
            LongSupplier ticker) {
        this.agents = agents;
        this.providers = providers;
        this.prefixes = prefixes;
        this.clock = clock;
        this.ticker = ticker;
    }

    /// The conversation comes first: it is kept whatever becomes of the call, since the next grant builds on it.
    @Override
    public CallResult handle(ModelCall call, Claim claim) {
        String conversation = call.head().run().recordKey();
        Optional<Prefix> prefix =
                call.prefixCount() == 0 ? Optional.of(Prefix.EMPTY) : prefixes.find(conversation, call.prefixHash());
        if (prefix.isEmpty()) {
            return claim.notStarted(NotStartedReason.NEEDS_PREFIX);
        }
        Prefix whole = prefix.get().plus(call.added());
        boolean sound = whole.hash().equals(call.chainHash())
                && whole.count() == call.prefixCount() + call.added().size();
        if (sound) {
            prefixes.put(conversation, whole);
        }
        return switch (agents.apply(call.agent())) {
            case AgentLookup.Found(var agent) when sound -> found(call, claim, agent, whole);
            case AgentLookup.Found(var agent) ->
                before(claim, agent)
                        .impossible("BROKEN_CHAIN", "the messages of the call do not have the hash that it names");
            case AgentLookup.Missing _ ->
                claim.notStarted(
                        NotStartedReason.UNKNOWN_AGENT,
                        UNTIL_AN_AGENT_IS_READ,
                        "agent " + call.agent() + " is not known here yet");
            case AgentLookup.Unusable(var why) -> Refused.agent(claim, why);
        };
    }

    private ModelReport before(Claim claim, KnownAgent agent) {
        return new ModelReport(claim, agent, clock.millis(), 0);
    }

    private CallResult found(ModelCall call, Claim claim, KnownAgent agent, Prefix whole) {
        Optional<Model> model = providers.apply(agent.model().provider());
        if (model.isEmpty()) {
            return before(claim, agent)
                    .impossible(
                            "UNKNOWN_PROVIDER",
                            "no provider named '" + agent.model().provider()
                                    + "' is configured here; configure it, or use another model");
        }
        ModelRequest request;
        try {
            request = RequestBuilder.request(call, agent, whole.messages());
        } catch (IllegalArgumentException senseless) {
            return before(claim, agent).impossible("BAD_CALL", String.valueOf(senseless.getMessage()));
        }
        Optional<NotStarted> refusal = claim.refusal();
        return refusal.isPresent() ? refusal.get() : ask(model.get(), request, claim, agent);
    }

    private CallResult ask(Model model, ModelRequest request, Claim claim, KnownAgent agent) {
        long startedAt = clock.millis();
        long start = ticker.getAsLong();
        try {
            ModelReply reply = model.complete(request);
            long latency = Duration.ofNanos(ticker.getAsLong() - start).toMillis();
            return new ModelReport(claim, agent, startedAt, latency).of(reply);
        } catch (InterruptedException beforeAnythingWasSent) {
            return claim.notStarted(claim.stopped());
        }
    }
}
