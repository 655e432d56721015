package io.touchstone.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A program that prints each line that it is given, as fast as a program in Java can. */
final class EchoProgram {
  private EchoProgram() {}

  public static void main(String[] args) throws IOException {
    InputStream in = new BufferedInputStream(System.in, 1 << 16);
    OutputStream out = new java.io.FileOutputStream(java.io.FileDescriptor.out);
    ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 16);
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n') {
        line.writeTo(out);
        line.reset();
      }
    }
  }
}
