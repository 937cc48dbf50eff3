package dev.taffrail.guardrail.trial;

import dev.taffrail.guardrail.policy.Place;
import dev.taffrail.guardrail.policy.Stage;
import dev.taffrail.schemas.codec.Bytes;
import dev.taffrail.schemas.inbox.CallNotStarted;
import dev.taffrail.schemas.inbox.CallersHandedOver;
import dev.taffrail.schemas.inbox.CallersTookOver;
import dev.taffrail.schemas.inbox.CommandReceived;
import dev.taffrail.schemas.inbox.InboxEvent;
import dev.taffrail.schemas.inbox.ModelReturned;
import dev.taffrail.schemas.inbox.RunAdmitted;
import dev.taffrail.schemas.inbox.RunRefused;
import dev.taffrail.schemas.inbox.TimerDue;
import dev.taffrail.schemas.inbox.ToolReturned;
import dev.taffrail.schemas.message.ToolRequest;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The texts of events of the inbox, with what the policy of that time said of them.
public final class RecordedTexts {
    private RecordedTexts() {}

    /// @param address of the event
    public static List<ScreenedText> of(String address, InboxEvent event) {
        return switch (event) {
            case RunAdmitted e ->
                List.of(text(address, Place.of(Stage.REQUEST), e.input().content(), e.verdicts()));
            case RunRefused e -> refused(address, e.verdicts());
            case CommandReceived e ->
                e.text().isEmpty() && e.verdicts().isEmpty()
                        ? List.of()
                        : List.of(
                                text(address, Place.of(Stage.COMMAND), e.text().content(), e.verdicts()));
            case ModelReturned e -> ofModel(address, e);
            case ToolReturned e ->
                List.of(text(
                        address,
                        new Place(Stage.TOOL_RESULT, e.result().head().tool()),
                        e.result().content().content(),
                        e.verdicts()));
            case CallNotStarted _, CallersHandedOver _, CallersTookOver _, InboxEvent.Told _, TimerDue _ -> List.of();
        };
    }

    private static List<ScreenedText> refused(String address, List<Verdict> verdicts) {
        return verdicts.isEmpty() ? List.of() : List.of(text(address, Place.of(Stage.REQUEST), "", verdicts));
    }

    private static List<ScreenedText> ofModel(String address, ModelReturned event) {
        var texts = new ArrayList<ScreenedText>();
        texts.add(text(address, Place.of(Stage.ANSWER), event.result().answer().content(), event.verdicts()));
        for (ToolRequest request : event.result().toolRequests()) {
            texts.add(text(
                    address,
                    new Place(Stage.TOOL_ARGUMENTS, request.name()),
                    request.arguments().content(),
                    event.verdicts()));
        }
        return texts;
    }

    private static ScreenedText text(String address, Place place, String text, List<Verdict> all) {
        var verdicts = all.stream()
                .filter(verdict -> verdict.source().equals(place.word()))
                .toList();
        if (verdicts.isEmpty()) {
            return new ScreenedText(address, place, text, verdicts, true);
        }
        var hash = Bytes.sha256(text.getBytes(StandardCharsets.UTF_8));
        boolean same = verdicts.stream().allMatch(verdict -> verdict.inputHash().equals(hash));
        return new ScreenedText(address, place, text, verdicts, same);
    }
}
