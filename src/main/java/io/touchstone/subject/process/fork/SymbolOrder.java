package io.touchstone.subject.process.fork;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Changes the order in which {@code getDeclaredMethods} lists the methods of classes that are not
 * loaded yet. HotSpot sorts them by the addresses of their names, which it lays down when it first
 * meets them. So here it meets them in a class that has them as constants, in reversed order.
 */
final class SymbolOrder extends ClassLoader {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int JAVA_8 = 52;
  private static final int PUBLIC_SYNTHETIC = 0x1021;

  /** A class has fewer than 65,536 constants. */
  private static final int MOST_NAMES = 60_000;

  private static final int MOST_CLASSES = 200;

  /** The names in a class file, and the classes that it uses, both in their order. */
  private record Constants(List<String> names, List<String> classes) {}

  private final String packagePath;

  private SymbolOrder(ClassLoader parent, String className) {
    super(parent);
    this.packagePath = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
  }

  /** Reverses it for the class and those that it uses of its own package. */
  static Class<?> reverse(ClassLoader loader, String className) throws IOException {
    SymbolOrder order = new SymbolOrder(loader, className);
    List<String> names = new ArrayList<>(order.names(className.replace('.', '/')));
    Collections.reverse(names);
    byte[] file = classFile(names.subList(0, Math.min(names.size(), MOST_NAMES)));
    // Who keeps the class keeps its names where they are.
    return order.defineClass(null, file, 0, file.length);
  }

  private Set<String> names(String first) throws IOException {
    Set<String> names = new LinkedHashSet<>();
    Set<String> met = new LinkedHashSet<>(Set.of(first));
    Deque<String> open = new ArrayDeque<>(met);
    while (!open.isEmpty()) {
      try (InputStream in = getResourceAsStream(open.pop() + ".class")) {
        if (in == null) {
          continue;
        }
        Constants constants = constants(in.readAllBytes());
        names.addAll(constants.names());
        for (String used : constants.classes()) {
          if (used.startsWith(packagePath) && met.size() < MOST_CLASSES && met.add(used)) {
            open.add(used);
          }
        }
      }
    }
    return names;
  }

  /** Reads the constant pool (The Java Virtual Machine Specification, 4.4). */
  private static Constants constants(byte[] file) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(file));
    in.skipBytes(8);
    int count = in.readUnsignedShort();
    String[] texts = new String[count];
    List<Integer> classes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (int i = 1; i < count; i++) {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1 -> {
          texts[i] = in.readUTF();
          names.add(texts[i]);
        }
        case 7 -> classes.add(in.readUnsignedShort());
        case 8, 16, 19, 20 -> in.skipBytes(2);
        case 15 -> in.skipBytes(3);
        case 5, 6 -> {
          in.skipBytes(8);
          // A long or double counts as two constants.
          i++;
        }
        default -> in.skipBytes(4);
      }
    }
    return new Constants(names, classes.stream().map(index -> texts[index]).toList());
  }

  /** A class without members, whose constants are the names. */
  private static byte[] classFile(List<String> names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeShort(0);
    out.writeShort(JAVA_8);
    int next = names.size() + 1;
    out.writeShort(next + 4);
    for (String name : names) {
      out.writeByte(1);
      out.writeUTF(name);
    }
    writeClass(out, "io/touchstone/Symbols", next);
    writeClass(out, "java/lang/Object", next + 2);
    out.writeShort(PUBLIC_SYNTHETIC);
    out.writeShort(next + 1);
    out.writeShort(next + 3);
    // No interfaces, fields, methods and attributes.
    for (int i = 0; i < 4; i++) {
      out.writeShort(0);
    }
    return bytes.toByteArray();
  }

  /** Its name as the constant {@code index}, and itself as the next. */
  private static void writeClass(DataOutputStream out, String name, int index) throws IOException {
    out.writeByte(1);
    out.writeUTF(name);
    out.writeByte(7);
    out.writeShort(index);
  }
}
