package dev.taffrail.cli.agents;

import dev.taffrail.agent.model.ModelRef;
import dev.taffrail.agent.model.price.PriceTable;
import dev.taffrail.agent.tool.Exposure;
import dev.taffrail.agent.tool.ToolCatalogue;
import dev.taffrail.agent.tool.ToolSpec;
import dev.taffrail.agent.tool.ToolSurroundings;
import dev.taffrail.ingest.agent.Catalogue;
import dev.taffrail.schemas.agent.Effect;
import dev.taffrail.schemas.agent.Egress;
import dev.taffrail.schemas.agent.Price;
import dev.taffrail.schemas.agent.Returns;
import dev.taffrail.schemas.agent.ToolDefinition;
import java.time.InstantSource;
import java.util.Optional;

/// What agent files may name: the tools that are installed here, and the prices that come with the product.
public final class InstalledCatalogue {
    private InstalledCatalogue() {}

    public static Catalogue of(InstantSource clock) {
        var tools = ToolCatalogue.installed(new ToolSurroundings(clock));
        var prices = PriceTable.bundled();
        return new Catalogue(
                name -> tools.find(name).map(tool -> definition(tool.spec())),
                tools.specs().stream().map(ToolSpec::name).toList(),
                model -> price(prices, model));
    }

    private static ToolDefinition definition(ToolSpec spec) {
        return new ToolDefinition(
                spec.name(),
                spec.description(),
                spec.parameters().text(),
                effect(spec.effect()),
                spec.timeout().toMillis(),
                "",
                returns(spec.exposure()),
                egress(spec.exposure()));
    }

    private static Returns returns(Exposure exposure) {
        return switch (exposure.returns()) {
            case UNDECLARED -> Returns.UNKNOWN;
            case OWN -> Returns.OWN;
            case EXTERNAL -> Returns.EXTERNAL;
        };
    }

    private static Egress egress(Exposure exposure) {
        return switch (exposure.egress()) {
            case UNDECLARED -> Egress.UNKNOWN;
            case NONE -> Egress.NONE;
            case OUTSIDE -> Egress.OUTSIDE;
        };
    }

    private static Effect effect(dev.taffrail.agent.tool.Effect effect) {
        return switch (effect) {
            case READ_ONLY -> Effect.READ_ONLY;
            case IDEMPOTENT -> Effect.IDEMPOTENT;
            case ONCE -> Effect.ONCE;
        };
    }

    private static Optional<Price> price(PriceTable prices, String model) {
        return prices.of(ModelRef.parse(model))
                .map(price -> new Price(true, price.input(), price.output(), price.cacheRead(), price.cacheWrite()));
    }
}
