package dev.taffrail.cli;

import dev.taffrail.cli.command.CommonOptions;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.scrub.OwnWords;
import dev.taffrail.cli.terminal.Terminal;
import dev.taffrail.embedded.EmbeddedKafkaException;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.sink.store.StoreException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a command says when it fails: one line, or the problem as JSON where programs read, and an exit code.
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Terminal terminal;
    private final CommonOptions options;

    Errors(Terminal terminal, CommonOptions options) {
        this.terminal = terminal;
        this.options = options;
    }

    @Override
    public int handleExecutionException(Exception failed, CommandLine command, ParseResult parsed) {
        if (options.isDebug()) {
            var trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            terminal.err().print(OwnWords.error(trace.toString()));
        }
        if (failed instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        return report(code(failed), sentence(failed));
    }

    @Override
    public int handleParseException(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        int code = report(ExitCode.USAGE, String.valueOf(wrong.getMessage()));
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())
                && options.output().isForPeople()) {
            terminal.say(options.hints(terminal.environment())
                    .in("See `" + command.getCommandSpec().qualifiedName() + " --help`."));
        }
        return code;
    }

    private int report(ExitCode code, String sentence) {
        String advice = OwnWords.error(options.hints(terminal.environment()).in(sentence));
        if (options.output().isForPeople()) {
            terminal.say("taffrail: " + advice);
        } else {
            terminal.err().println(problem(code, advice));
        }
        return code.number();
    }

    /// The problem object of the REST API, with the exit code.
    private static ObjectNode problem(ExitCode code, String sentence) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", code.meaning())
                .put("status", status(code))
                .put("detail", sentence)
                .put("code", code.name())
                .put("retryable", code == ExitCode.ENVIRONMENT || code == ExitCode.TIMED_OUT)
                .put("exit_code", code.number());
    }

    /// What HTTP says in its place.
    private static int status(ExitCode code) {
        return switch (code) {
            case OK -> 200;
            case USAGE -> 400;
            case DENIED -> 403;
            case NOT_FOUND -> 404;
            case NEGATIVE, WAITING -> 409;
            case ENVIRONMENT -> 503;
            case TIMED_OUT, INTERRUPTED -> 504;
        };
    }

    private static ExitCode code(Exception failed) {
        return switch (failed) {
            case Failure failure -> failure.code();
            case InterruptedException _ -> ExitCode.INTERRUPTED;
            case Invalid _,
                    EmbeddedKafkaException _,
                    StoreException _,
                    KafkaException _,
                    IOException _,
                    UncheckedIOException _ -> ExitCode.ENVIRONMENT;
            case Exception _ -> ExitCode.NEGATIVE;
        };
    }

    private static String sentence(Exception failed) {
        return switch (failed) {
            case Failure failure -> String.valueOf(failure.getMessage());
            case Invalid invalid -> String.valueOf(invalid.getMessage());
            case EmbeddedKafkaException broker -> String.valueOf(broker.getMessage());
            case StoreException store -> String.valueOf(store.getMessage());
            case SchemaUnavailable registry -> String.valueOf(registry.getMessage());
            case KafkaException kafka -> "Kafka: " + kafka.getMessage() + "; `taffrail doctor` looks further";
            case InterruptedException _ -> "interrupted";
            case Exception other -> "an error of the program itself: " + other + "; --debug shows all of it";
        };
    }
}
