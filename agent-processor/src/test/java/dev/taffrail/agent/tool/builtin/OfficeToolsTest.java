package dev.taffrail.agent.tool.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taffrail.agent.tool.ToolFailure;
import dev.taffrail.agent.tool.ToolOutcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OfficeToolsTest {
    private static final String QUESTION = "{'from':'Ardmoor','to':'Sandhaven'}";

    @TempDir
    Path folder;

    @Test
    void tells_the_time_of_the_clock_it_was_given() throws Exception {
        var office = Office.in(folder);

        assertThat(office.content("clock_now", "{}")).isEqualTo("2031-03-04T10:15:30Z (Tuesday, UTC)");
        assertThat(office.content("clock_now", "{'zone':'Asia/Tokyo'}"))
                .isEqualTo("2031-03-04T19:15:30+09:00 (Tuesday, Asia/Tokyo)");
        assertThat(office.call("clock_now", "{'zone':'Mars'}"))
                .isEqualTo(ToolOutcome.failed(
                        ToolFailure.INVALID_ARGUMENTS,
                        "`Mars` is not a time zone; write one such as Europe/Lisbon or UTC"));
    }

    @Test
    void calculates() throws Exception {
        var office = Office.in(folder);

        assertThat(office.content("calculate", "{'expression':'3 * 19.99'}")).isEqualTo("59.97");
        assertThat(office.failure("calculate", "{'expression':'3 *'}")).isEqualTo(ToolFailure.INVALID_ARGUMENTS);
    }

    @Test
    void sends_a_message_by_putting_a_line_into_the_outbox() throws Exception {
        var office = Office.in(folder);

        assertThat(office.content("send_message", "{'to':'wharf','subject':'Rope','body':'Two\\nlines'}"))
                .isEqualTo("message to wharf put into outbox/messages.jsonl");
        assertThat(folder.resolve("outbox/messages.jsonl")).hasContent("""
                {"key":"run-1/call-1","run":"run-1","call":"call-1","at":"2031-03-04T10:15:30.500Z","to":"wharf","subject":"Rope","body":"Two\\nlines"}
                """);
    }

    @Test
    void a_busy_desk_turns_away_the_first_attempts_and_then_answers() throws Exception {
        var office = desk("busy_attempts=2\n");

        assertThat(office.call("rates_lookup", QUESTION)).isEqualTo(busy(1));
        assertThat(office.call("rates_lookup", QUESTION)).isEqualTo(busy(2));
        assertThat(office.content("rates_lookup", QUESTION)).isEqualTo("from,to,per_tonne\nArdmoor,Sandhaven,41.50");
        assertThat(office.content("rates_lookup", QUESTION)).contains("41.50");
    }

    @Test
    void the_desk_counts_each_run_and_each_question_by_itself() throws Exception {
        var office = desk("busy_attempts=1\n");

        assertThat(office.call("rates_lookup", QUESTION)).isEqualTo(busy(1));
        assertThat(office.call("rates_lookup", "{'from':'x','to':'y'}")).isEqualTo(busy(1));
        assertThat(new Office(folder, "run-2").call("rates_lookup", QUESTION)).isEqualTo(busy(1));
        assertThat(office.content("rates_lookup", "{'to':'Sandhaven', 'from':'Ardmoor'}"))
                .contains("41.50");
    }

    @Test
    void a_desk_without_settings_is_never_busy() throws Exception {
        var office = desk("");
        Files.delete(folder.resolve("rates/desk.properties"));

        assertThat(office.content("rates_lookup", "{'from':'ardmoor','to':'SANDHAVEN'}"))
                .contains("41.50");
        assertThat(office.call("rates_lookup", "{'from':'Ardmoor','to':'Nowhere'}"))
                .isEqualTo(ToolOutcome.failed(ToolFailure.NOT_FOUND, "the desk has no rate from Ardmoor to Nowhere"));
    }

    @Test
    void a_desk_with_nonsense_settings_says_so() throws Exception {
        assertThat(desk("busy_attempts=often\n").call("rates_lookup", QUESTION))
                .isEqualTo(ToolOutcome.failed(
                        ToolFailure.FAILED, "busy_attempts of the rates desk must be 0 to 100, but is 'often'"));
    }

    private Office desk(String settings) throws Exception {
        return Office.in(folder)
                .with("rates/rates.csv", "from,to,per_tonne\nArdmoor,Sandhaven,41.50\nSandhaven,Ardmoor,39.00\n")
                .with("rates/desk.properties", settings);
    }

    private static ToolOutcome busy(int attempt) {
        return ToolOutcome.failedForNow(
                ToolFailure.FAILED, "the rates desk is busy (attempt " + attempt + "); ask the same again later");
    }
}
