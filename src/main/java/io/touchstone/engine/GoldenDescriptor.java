package io.touchstone.engine;

import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenFileReader;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.SourcePosition;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.hierarchical.Node;

/** One golden file, sound or not. Keeps what a discovery needs of it, not the file itself. */
final class GoldenDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "golden";

  private final GoldenSource source;
  private final Optional<String> subject;
  private final Set<TestTag> tags;

  private GoldenDescriptor(
      UniqueId parent,
      GoldenSource source,
      Optional<String> subject,
      Set<TestTag> tags,
      Optional<SourcePosition> position) {
    super(parent.append(SEGMENT, source.name()), source.name(), fileSource(source, position));
    this.source = source;
    this.subject = subject;
    this.tags = tags;
  }

  /** Reads the file; a fault of it becomes a failing test. */
  static GoldenDescriptor read(UniqueId parent, GoldenFileReader reader, GoldenSource source) {
    try {
      GoldenFile golden = reader.read(source);
      Set<TestTag> tags =
          golden.tags().stream().map(TestTag::create).collect(Collectors.toUnmodifiableSet());
      SourcePosition expected = golden.positionOfExpected(FieldPath.ROOT);
      return new GoldenDescriptor(
          parent, source, Optional.of(golden.subject()), tags, Optional.of(expected));
    } catch (JsonInputException fault) {
      return unusable(parent, source, fault);
    }
  }

  static GoldenDescriptor unusable(UniqueId parent, GoldenSource source, JsonInputException fault) {
    return new GoldenDescriptor(parent, source, Optional.empty(), Set.of(), fault.position());
  }

  private static TestSource fileSource(GoldenSource source, Optional<SourcePosition> position) {
    return FileSource.from(
        source.path().toFile(),
        position.map(at -> FilePosition.from(at.line(), at.column())).orElse(null));
  }

  GoldenSource goldenSource() {
    return source;
  }

  /** Who answers; empty where the file cannot be used. */
  Optional<String> subject() {
    return subject;
  }

  /** The subject, if this case is among those to be stressed. */
  Optional<String> stressedSubject() {
    boolean stressed = getChildren().stream().anyMatch(DeterminismTest.class::isInstance);
    return stressed ? subject : Optional.empty();
  }

  @Override
  public Set<TestTag> getTags() {
    return tags;
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
