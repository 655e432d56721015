package io.touchstone.cli;

import io.touchstone.json.DidYouMean;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonText;
import io.touchstone.report.FindingText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong, in words and as an exit code. None shows a stack trace unasked. */
final class Complaints {
  private final Console console;

  Complaints(Console console) {
    this.console = console;
  }

  /** A command line that cannot be meant. */
  int usage(ParameterException exception) {
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    String problem =
        exception instanceof UnmatchedArgumentException unmatched
            ? unmatched(unmatched, command)
            : misuse(exception);
    console.complain(FindingText.visible(problem));
    console.err().println("Try '" + command.qualifiedName() + " --help'.");
    console.flush();
    return Main.BAD_INPUT;
  }

  private static String misuse(ParameterException exception) {
    if (exception instanceof MutuallyExclusiveArgsException) {
      return "the options exclude each other: "
          + exception.getMessage().replaceFirst("^Error: ", "");
    }
    return exception.getMessage().replaceFirst("^Error: ", "");
  }

  private static String unmatched(UnmatchedArgumentException exception, CommandSpec command) {
    String found = exception.getUnmatched().get(0);
    if (exception.isUnknownOption()) {
      List<String> options =
          command.options().stream().flatMap(option -> Stream.of(option.names())).toList();
      return "unknown option %s; %s"
          .formatted(JsonText.quote(found), DidYouMean.among(options, found));
    }
    return command.subcommands().isEmpty()
        ? "unexpected argument " + JsonText.quote(found)
        : "unknown command %s; %s"
            .formatted(
                JsonText.quote(found), DidYouMean.among(command.subcommands().keySet(), found));
  }

  /** The complaint of a command that only leads to others. */
  static ParameterException commandMissing(CommandSpec command) {
    return new ParameterException(
        command.commandLine(),
        "a command is missing: " + String.join(", ", command.subcommands().keySet()));
  }

  /** What a command could not do. */
  int failure(Throwable failure) {
    if (failure instanceof JsonInputException fault) {
      return badInput(fault.getMessage());
    }
    if (failure instanceof FileSystemException file) {
      String reason = file.getReason() == null ? "" : ": " + file.getReason();
      return badInput(
          "%s: cannot be read or written: %s%s"
              .formatted(file.getFile(), file.getClass().getSimpleName(), reason));
    }
    if (failure instanceof IOException || failure instanceof UncheckedIOException) {
      return badInput("cannot read or write: " + failure.getMessage());
    }
    if (failure instanceof InvalidPathException path) {
      return badInput(
          "no file can have the name %s here: %s; in a locale without UTF-8, set LC_ALL=C.UTF-8"
              .formatted(JsonText.quote(path.getInput()), path.getReason()));
    }
    if (failure instanceof OutOfMemoryError) {
      return badInput("not enough memory; give Java more with -Xmx, or it less to do");
    }
    return internal(failure);
  }

  private int badInput(String words) {
    console.complain(words);
    return Main.BAD_INPUT;
  }

  private int internal(Throwable failure) {
    console.complain(
        "internal error: "
            + failure
            + "; please report it with the output of: TOUCHSTONE_DEBUG=1 touchstone ...");
    if (console.debug()) {
      failure.printStackTrace(console.err());
    }
    console.flush();
    return Main.INTERNAL_ERROR;
  }
}
