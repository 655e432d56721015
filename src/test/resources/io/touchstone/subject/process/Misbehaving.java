import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Does what the JSON string on each line says: most of it is against the protocol. With an argument,
 * does what that says before it reads anything.
 */
public class Misbehaving {
  public static void main(String[] args) throws Exception {
    for (String arg : args) {
      doIt(arg);
    }
    BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      doIt(line.replace("\"", ""));
    }
  }

  private static void doIt(String what) throws Exception {
    switch (what) {
      case "exit" -> {
        System.err.println("\u001b[31mout of ideas");
        System.exit(3);
      }
      case "exit in a line" -> {
        print("{\"steps\": [");
        System.exit(4);
      }
      case "exit after answering" -> {
        print("true\n");
        System.exit(0);
      }
      case "garbage" -> print("Loading model...\n");
      case "two lines" -> print("1\n{\"debug\": true}\n");
      case "two lines apart" -> {
        print("1\n");
        print("2\n");
      }
      case "a line and a half" -> print("1\n2");
      case "blank" -> print("\n");
      case "windows" -> print("\"windows\"\r\n");
      case "no line feed" -> {
        print("\"unfinished\"");
        Thread.sleep(Long.MAX_VALUE);
      }
      case "close output" -> {
        System.out.close();
        Thread.sleep(Long.MAX_VALUE);
      }
      case "hang" -> {
        System.err.println("waiting for the database");
        Thread.sleep(Long.MAX_VALUE);
      }
      case "huge" -> {
        while (true) {
          print("x".repeat(1 << 16));
        }
      }
      case "fill standard error" -> {
        System.err.print("x".repeat(1 << 20));
        print("\"filled\"\n");
      }
      case "fill standard error and exit" -> {
        System.err.print("first" + "x".repeat(1 << 20) + "last");
        System.exit(5);
      }
      case "start a child, ignore the end of input" -> {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String here = System.getProperty("java.class.path");
        List<String> child = List.of(java, "-cp", here, "Misbehaving", "hang");
        Process process =
            new ProcessBuilder(child).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        print("[" + ProcessHandle.current().pid() + "," + process.pid() + "]\n");
        Thread.sleep(Long.MAX_VALUE);
      }
      case "start a child, end with the input" -> {
        String java = ProcessHandle.current().info().command().orElseThrow();
        String here = System.getProperty("java.class.path");
        Process process =
            new ProcessBuilder(java, "-cp", here, "Misbehaving", "hang").inheritIO().start();
        print("[" + ProcessHandle.current().pid() + "," + process.pid() + "]\n");
      }
      case "take 3 seconds" -> {
        Thread.sleep(3_000);
        doIt("pid");
      }
      default -> {
        if (what.startsWith("meet ")) {
          meet(Integer.parseInt(what.substring(5, 6)), Path.of(what.substring(10)));
        }
        print("\"" + ProcessHandle.current().pid() + "\"\n");
      }
    }
  }

  /** Waits until so many processes have come to the folder. */
  private static void meet(int count, Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(Long.toString(ProcessHandle.current().pid())), "");
    while (folder.toFile().list().length < count) {
      Thread.sleep(20);
    }
  }

  private static void print(String text) {
    System.out.print(text);
    System.out.flush();
  }
}
