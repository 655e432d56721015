package io.touchstone.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.touchstone.specimen.Specimen;
import io.touchstone.specimen.Specimens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DeterminismPageTest {
  private static String page() throws IOException {
    return Files.readString(Path.of(DeterminismPage.FILE));
  }

  @Test
  void the_page_lists_what_the_lab_tries() throws IOException {
    assertEquals(
        DeterminismPage.with(page(), DeterminismPage.LISTS, DeterminismPage.lists()),
        page(),
        "mend it by: " + DeterminismPage.COMMAND + " -Ddetection=lists");
  }

  @Test
  void the_table_knows_every_specimen() throws IOException {
    String table = page().substring(page().indexOf("## Detection"));
    List<String> missing =
        Stream.of(Specimens.mutants(), Specimens.clean())
            .flatMap(List::stream)
            .map(Specimen::name)
            .filter(name -> !table.contains("| `" + name + "` |"))
            .toList();

    assertEquals(List.of(), missing, "mend it by: " + DeterminismPage.COMMAND);
  }

  @Test
  void a_page_without_the_section_is_refused() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> DeterminismPage.with("nothing", DeterminismPage.TABLE, ""));
    assertEquals(
        "expected a line \"<!-- Begin of the table: generated; do not edit, run: "
            + DeterminismPage.COMMAND
            + " -->\" and after it \"<!-- End of the table. -->\" in docs/determinism.md",
        thrown.getMessage());
  }
}
