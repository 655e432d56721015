package io.touchstone.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A program that answers what it is asked as a subject does that has anything to compute: it parses
 * each line and writes its answer anew, with Jackson as it comes.
 */
final class JacksonEchoProgram {
  private JacksonEchoProgram() {}

  public static void main(String[] args) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8), 1 << 16);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      out.write(
          (mapper.writeValueAsString(mapper.readTree(line)) + "\n")
              .getBytes(StandardCharsets.UTF_8));
    }
  }
}
