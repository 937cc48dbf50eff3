package dev.taffrail.sink.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.message.ArgumentProblem;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.run.Limits;
import dev.taffrail.schemas.text.Origin;
import dev.taffrail.schemas.text.Sensitivity;
import dev.taffrail.schemas.text.Text;
import org.junit.jupiter.api.Test;

class ContractJsonTest {
    @Test
    void reads_what_it_wrote_under_the_names_of_the_contracts() {
        var request = new ToolRequest("q1", "rates", Text.of("{\"n\":1}", Origin.MODEL), ArgumentProblem.NONE, "");

        var json = ContractJson.write(request);

        assertThat(json)
                .contains(
                        "\"key_id\":\"\"",
                        "\"mac\":\"" + request.arguments().mac().hex() + "\"")
                .doesNotContain("empty", "canonical");
        assertThat(ContractJson.read(json, ToolRequest.class)).isEqualTo(request);
    }

    @Test
    void fills_in_what_an_earlier_release_did_not_know() {
        assertThat(ContractJson.read("{}", Limits.class)).isEqualTo(Limits.NONE);
        assertThat(ContractJson.read("{\"content\":\"a\",\"origin\":\"USER\",\"sensitivity\":\"UNKNOWN\"}", Text.class))
                .isEqualTo(new Text("a", Bytes.EMPTY, "", Bytes.EMPTY, 0, Sensitivity.UNKNOWN, Origin.USER));
    }
}
