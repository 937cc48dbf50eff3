package dev.taffrail.agent.model.price;

import dev.taffrail.agent.model.ModelRef;
import dev.taffrail.agent.model.file.InvalidFile;
import dev.taffrail.agent.model.file.Section;
import dev.taffrail.agent.model.file.YamlFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Prices by model. A model that is not in the table has no price: its calls are counted as unpriced, never as free.
///
/// A file holds `as_of` (a date, for people) and `prices`, a mapping of `provider/model` or `provider/*` to `input` and
/// `output`, and where the provider has a cache `cache_read` and `cache_write`; these two are as `input` when they are
/// left out. The unit is that of [Price].
public final class PriceTable {
    private static final String ANY_MODEL = "*";

    private final String asOf;
    private final Map<ModelRef, Price> prices;

    private PriceTable(String asOf, Map<ModelRef, Price> prices) {
        this.asOf = asOf;
        this.prices = prices;
    }

    /// The list prices that come with the product. They are a start, and old: see [#asOf].
    public static PriceTable bundled() {
        try (var in = PriceTable.class.getResourceAsStream("prices.yaml")) {
            if (in == null) {
                throw new IllegalStateException("prices.yaml is missing from the jar");
            }
            return parse("prices.yaml", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a table from disk.
    ///
    /// @throws InvalidFile when it is wrong
    public static PriceTable read(Path file) {
        return read(YamlFile.read(file));
    }

    /// Reads a table from text.
    ///
    /// @param name what messages call the text
    /// @throws InvalidFile when it is wrong
    public static PriceTable parse(String name, String yaml) {
        return read(YamlFile.parse(name, yaml));
    }

    /// This table with the prices of another one laid over it.
    public PriceTable with(PriceTable other) {
        var all = new LinkedHashMap<>(prices);
        all.putAll(other.prices);
        return new PriceTable(other.asOf, all);
    }

    /// The day that the prices were looked up, as the file says it.
    public String asOf() {
        return asOf;
    }

    /// The price of a model: its own, else its provider's for all models.
    public Optional<Price> of(ModelRef model) {
        return Optional.ofNullable(prices.get(model))
                .or(() -> Optional.ofNullable(prices.get(new ModelRef(model.provider(), ANY_MODEL))));
    }

    private static PriceTable read(Section file) {
        String asOf = file.text("as_of");
        var section = file.section("prices");
        file.rejectUnread();
        var prices = new LinkedHashMap<ModelRef, Price>();
        for (String name : section.names()) {
            prices.put(model(section, name), price(section.section(name)));
        }
        return new PriceTable(asOf, prices);
    }

    private static ModelRef model(Section section, String name) {
        try {
            return ModelRef.parse(name);
        } catch (IllegalArgumentException e) {
            throw section.wrong(name, "is not the name of a model: " + e.getMessage());
        }
    }

    private static Price price(Section section) {
        long input = price(section, "input");
        var price = new Price(
                input,
                price(section, "output"),
                section.has("cache_read") ? price(section, "cache_read") : input,
                section.has("cache_write") ? price(section, "cache_write") : input);
        section.rejectUnread();
        return price;
    }

    private static long price(Section section, String name) {
        long price = section.count(name);
        if (price > Price.MAX) {
            throw section.wrong(
                    name, "must be at most " + Price.MAX + " micro-dollars per million tokens, but is " + price);
        }
        return price;
    }
}
