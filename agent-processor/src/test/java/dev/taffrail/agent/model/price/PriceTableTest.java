package dev.taffrail.agent.model.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taffrail.agent.model.ModelRef;
import dev.taffrail.agent.model.Usage;
import dev.taffrail.agent.model.file.InvalidFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
    @Test
    void charges_each_kind_of_token_at_its_price_and_rounds_up_once() {
        var price = new Price(3_000_000, 15_000_000, 300_000, 3_750_000);

        assertThat(price.costOf(new Usage(1_000_000, 1_000_000, 100_000, 200_000, 5)))
                .isEqualTo(2_100_000 + 15_000_000 + 30_000 + 750_000);
        assertThat(price.costOf(new Usage(1, 0, 1, 0, 0))).isEqualTo(1);
        assertThat(price.costOf(Usage.of(0, 0))).isZero();
    }

    @Test
    void a_cost_that_does_not_fit_is_an_error_and_not_a_small_number() {
        assertThatThrownBy(() -> new Price(Price.MAX, 0, 0, 0).costOf(Usage.of(Long.MAX_VALUE, 0)))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void the_bundled_table_says_its_day_and_prices_a_model_by_name_or_by_provider() {
        var table = PriceTable.bundled();

        assertThat(table.asOf()).isEqualTo("2025-12-01");
        assertThat(table.of(ModelRef.parse("openai/gpt-5")))
                .contains(new Price(1_250_000, 10_000_000, 125_000, 1_250_000));
        assertThat(table.of(ModelRef.parse("ollama/qwen3"))).contains(new Price(0, 0, 0, 0));
        assertThat(table.of(ModelRef.parse("openai/gpt-99"))).isEmpty();
    }

    @Test
    void a_table_of_ones_own_wins(@TempDir Path folder) throws Exception {
        var file = Files.writeString(
                folder.resolve("p.yaml"), "as_of: 2026-06-01\nprices: {openai/gpt-5: {input: 1, output: 2}}");

        var table = PriceTable.bundled().with(PriceTable.read(file));

        assertThat(table.asOf()).isEqualTo("2026-06-01");
        assertThat(table.of(ModelRef.parse("openai/gpt-5"))).contains(new Price(1, 2, 1, 1));
        assertThat(table.of(ModelRef.parse("openai/gpt-4o"))).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {prices: {}}                                        | p.yaml:1: as_of is missing; add it
            {as_of: x, prices: {a/b: {input: 1}}}               | p.yaml:1: prices, a/b, output is missing; add it
            {as_of: x, prices: {a/b: {input: 0.5, output: 1}}}  | p.yaml:1: prices, a/b, input must be a whole number, but is '0.5'
            {as_of: x, prices: {a/b: {input: -1, output: 1}}}   | p.yaml:1: prices, a/b, input must not be negative, but is -1
            {as_of: x, prices: {gpt: {input: 1, output: 1}}}    | p.yaml:1: prices, gpt is not the name of a model: a model is written provider/model-name, for example openai/gpt-5 or scripted/demo, but is 'gpt'
            {as_of: x, prices: {a/b: {input: 99999999999, output: 1}}} | p.yaml:1: prices, a/b, input must be at most 10000000000 micro-dollars per million tokens, but is 99999999999
            """)
    void says_where_a_table_is_wrong(String yaml, String message) {
        assertThatThrownBy(() -> PriceTable.parse("p.yaml", yaml))
                .isInstanceOf(InvalidFile.class)
                .hasMessage(message);
    }
}
