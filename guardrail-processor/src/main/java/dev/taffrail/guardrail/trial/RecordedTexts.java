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
import dev.taffrail.schemas.verdict.Action;
import dev.taffrail.schemas.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The texts of events of the inbox, with what the policy of that time said of them.
public final class RecordedTexts {
    private RecordedTexts() {}

    /// @param address of the event
    public static List<ScreenedText> of(String address, InboxEvent event) {
        return switch (event) {
            case RunAdmitted e ->
                List.of(text(address, Place.of(Stage.REQUEST), e.input().content(), e.verdicts()));
            case RunRefused e -> ofRefused(address, e);
            case CommandReceived e ->
                e.text().isEmpty() && e.verdicts().isEmpty()
                        ? List.of()
                        : List.of(
                                text(address, Place.of(Stage.COMMAND), e.text().content(), e.verdicts()));
            case ModelReturned e -> ofModel(address, e);
            case ToolReturned e ->
                List.of(text(
                        address,
                        Place.ofTool(Stage.TOOL_RESULT, e.result().head().tool()),
                        e.result().content().content(),
                        e.verdicts()));
            case CallNotStarted _, CallersHandedOver _, CallersTookOver _, InboxEvent.Told _, TimerDue _ -> List.of();
        };
    }

    /// The input of a run that is refused is not recorded, so it is of use only where something was found in it.
    private static List<ScreenedText> ofRefused(String address, RunRefused event) {
        var input = text(address, Place.of(Stage.REQUEST), "", event.verdicts());
        return input.verdicts().isEmpty() ? List.of() : List.of(input);
    }

    private static List<ScreenedText> ofModel(String address, ModelReturned event) {
        var texts = new ArrayList<ScreenedText>();
        texts.add(answer(address, event));
        var requests = event.result().toolRequests();
        var unchanged = requests.stream()
                .map(request -> hash(request.arguments().content()))
                .collect(Collectors.toSet());
        for (ToolRequest request : requests) {
            texts.add(text(
                    address,
                    Place.ofTool(Stage.TOOL_ARGUMENTS, request.name()),
                    request.arguments().content(),
                    event.verdicts(),
                    unchanged));
        }
        texts.addAll(withheld(address, event.verdicts(), texts));
        return texts;
    }

    /// Whatever is rejected of a result, its answer and all of its calls are empty then.
    private static ScreenedText answer(String address, ModelReturned event) {
        var answer =
                text(address, Place.of(Stage.ANSWER), event.result().answer().content(), event.verdicts());
        boolean rejected = event.verdicts().stream().anyMatch(verdict -> verdict.action() == Action.REJECT);
        return rejected ? new ScreenedText(address, answer.place(), answer.text(), answer.verdicts(), false) : answer;
    }

    /// Arguments that something was found in and that are recorded nowhere, since their calls did not go on.
    ///
    /// @param recorded the texts that are
    private static List<ScreenedText> withheld(String address, List<Verdict> all, List<ScreenedText> recorded) {
        var taken = recorded.stream().flatMap(text -> text.verdicts().stream()).collect(Collectors.toSet());
        var left = new LinkedHashMap<Bytes, List<Verdict>>();
        for (Verdict verdict : all) {
            if (isOnArguments(verdict) && !taken.contains(verdict)) {
                left.computeIfAbsent(verdict.inputHash(), _ -> new ArrayList<>())
                        .add(verdict);
            }
        }
        return left.values().stream()
                .map(own -> new ScreenedText(address, placeOf(own.getFirst()), "", own, false))
                .toList();
    }

    private static boolean isOnArguments(Verdict verdict) {
        return verdict.source().matches(Stage.TOOL_ARGUMENTS.word() + "(:[^/]*)?");
    }

    private static Place placeOf(Verdict verdict) {
        int colon = verdict.source().indexOf(':');
        return Place.ofTool(
                Stage.TOOL_ARGUMENTS, colon < 0 ? "" : verdict.source().substring(colon + 1));
    }

    private static ScreenedText text(String address, Place place, String text, List<Verdict> all) {
        return text(address, place, text, all, Set.of());
    }

    /// Verdicts name a place and not a text, but all about one text have its hash, as it was before it was changed.
    ///
    /// @param unchanged the hashes of texts of this place: verdicts with these are about them
    private static ScreenedText text(
            String address, Place place, String text, List<Verdict> all, Set<Bytes> unchanged) {
        var hash = hash(text);
        var here = all.stream()
                .filter(verdict -> verdict.source().equals(place.word()))
                .toList();
        var own = here.stream()
                .filter(verdict -> verdict.inputHash().equals(hash))
                .toList();
        if (!own.isEmpty()) {
            return new ScreenedText(address, place, text, own, true);
        }
        var perhaps = here.stream()
                .filter(verdict -> !unchanged.contains(verdict.inputHash()))
                .toList();
        return new ScreenedText(address, place, text, perhaps, perhaps.isEmpty());
    }

    private static Bytes hash(String text) {
        return Bytes.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
