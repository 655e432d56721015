package io.touchstone.subject.process;

import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.json.JsonLimits;
import io.touchstone.json.JsonText;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;

/** Starts a program that ignores the end of its input, prints the pids, and exits at once. */
public final class ExitWithoutClosing {
  private ExitWithoutClosing() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    Subject subject =
        new ProcessSubjectFactory(
                "tested", Programs.java(folder.toString(), "Misbehaving"), JsonLimits.DEFAULT)
            .open(new SubjectContext(Clock.systemUTC(), new Random(1), folder));
    TextNode input = TextNode.valueOf("start a child, ignore the end of input");
    System.out.println(JsonText.line(subject.call(input)));
    System.exit(0);
  }
}
