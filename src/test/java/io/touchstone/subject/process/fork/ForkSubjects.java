package io.touchstone.subject.process.fork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;
import io.touchstone.subject.SubjectFault;
import java.io.File;
import java.lang.reflect.Method;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.TimeZone;

/** Subjects that show their world, and those that misbehave in it. */
final class ForkSubjects {
  private ForkSubjects() {}

  /** Answers what it sees of the world. */
  static final class Mirror implements SubjectFactory {
    @Override
    public String name() {
      return "mirror";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> {
        ObjectNode seen = JsonNodeFactory.instance.objectNode();
        seen.put("clock", context.clock().instant().toString());
        seen.put("clock_zone", context.clock().getZone().getId());
        seen.put("random", Long.toString(context.random().nextLong()));
        seen.put("root", context.root().toString());
        seen.put("property", System.getProperty("fork.test.property"));
        seen.put("assertions", ForkSubjects.class.desiredAssertionStatus());
        seen.put("locale", Locale.getDefault().toLanguageTag());
        seen.put("lower", "TITLE".toLowerCase());
        seen.put("formatted", String.format("%d %.1f", 12, 1.5));
        seen.put("zone", TimeZone.getDefault().getID());
        seen.put("charset", Charset.defaultCharset().name());
        seen.put("line_separator", System.lineSeparator());
        seen.put("processors", Runtime.getRuntime().availableProcessors());
        seen.put("folder", Path.of("").toAbsolutePath().toString());
        seen.put("file", new File("x").getAbsolutePath());
        seen.put("user", System.getProperty("user.name"));
        seen.put("home", System.getProperty("user.home"));
        seen.put("same_hash", new Object().hashCode() == new Object().hashCode());
        ObjectNode variables = seen.putObject("environment");
        System.getenv().forEach(variables::put);
        ArrayNode methods = seen.putArray("methods");
        Arrays.stream(Shape.class.getDeclaredMethods()).map(Method::getName).forEach(methods::add);
        return seen;
      };
    }
  }

  /** Its methods' names are its own. */
  static final class Shape {
    void firstOfShape() {}

    void secondOfShape() {}

    void thirdOfShape() {}
  }

  /** Does what it is told. */
  static final class Hostile implements SubjectFactory {
    @Override
    public String name() {
      return "hostile";
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Subject() {
        private int calls;

        @Override
        public JsonNode call(JsonNode input) throws Exception {
          calls++;
          return input.isTextual() ? doIt(input.textValue()) : input;
        }

        private JsonNode doIt(String what) throws Exception {
          return switch (what) {
            case "count" -> IntNode.valueOf(calls);
            case "throw" -> throw new IllegalStateException("half a \ud800 character");
            case "fault" -> throw new SubjectFault("broken", "a fault of its own");
            case "null" -> null;
            case "overflow" -> overflow();
            case "out of memory" -> IntNode.valueOf(new long[Integer.MAX_VALUE - 8].length);
            case "read" -> IntNode.valueOf(System.in.read());
            case "print" -> {
              for (int i = 0; i < 10_000; i++) {
                System.out.println("1 {\"noise\": true} " + i);
              }
              new ProcessBuilder("echo", "-n", "{\"unfinished\": ").inheritIO().start().waitFor();
              yield TextNode.valueOf("printed");
            }
            case "exit" -> {
              System.out.println("good bye");
              System.exit(3);
              yield null;
            }
            case "leave a child" -> child();
            case "leave a child and halt" -> {
              System.err.println("child " + child());
              Runtime.getRuntime().halt(0);
              yield null;
            }
            case "leave a child and hang" -> {
              System.err.println("child " + child());
              Thread.sleep(Long.MAX_VALUE);
              yield null;
            }
            default -> TextNode.valueOf(what);
          };
        }

        private JsonNode overflow() {
          return overflow();
        }

        private JsonNode child() throws Exception {
          Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
          return JsonNodeFactory.instance
              .arrayNode()
              .add(child.pid())
              .add(ProcessHandle.current().pid());
        }
      };
    }
  }

  /** Cannot be made in a fork. */
  static final class WithParameter implements SubjectFactory {
    WithParameter(String ignored) {}

    @Override
    public String name() {
      return "with_parameter";
    }

    @Override
    public Subject open(SubjectContext context) {
      return input -> input;
    }
  }
}
