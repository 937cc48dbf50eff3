package dev.taffrail.cli;

import dev.taffrail.cli.command.CommonOptions;
import dev.taffrail.cli.command.ExitCode;
import dev.taffrail.cli.command.Failure;
import dev.taffrail.cli.terminal.Terminal;
import dev.taffrail.embedded.EmbeddedKafkaException;
import dev.taffrail.platform.settings.Invalid;
import dev.taffrail.schemas.codec.SchemaUnavailable;
import dev.taffrail.sink.store.StoreException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import tools.jackson.databind.node.JsonNodeFactory;

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
            failed.printStackTrace(terminal.err());
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
            terminal.say("See `" + command.getCommandSpec().qualifiedName() + " --help`.");
        }
        return code;
    }

    private int report(ExitCode code, String sentence) {
        if (options.output().isForPeople()) {
            terminal.say("taffrail: " + sentence);
        } else {
            var problem = JsonNodeFactory.instance.objectNode();
            problem.put("code", code.name().toLowerCase(java.util.Locale.ROOT))
                    .put("exit_code", code.number())
                    .put("detail", sentence);
            terminal.err().println(problem);
        }
        return code.number();
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
