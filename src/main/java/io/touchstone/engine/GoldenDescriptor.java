package io.touchstone.engine;

import io.touchstone.golden.GoldenFile;
import io.touchstone.golden.GoldenSource;
import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.SourcePosition;
import io.touchstone.verify.Session;
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

/** One golden file, sound or not. */
final class GoldenDescriptor extends AbstractTestDescriptor implements Node<EngineContext> {
  static final String SEGMENT = "golden";

  private final GoldenSource source;
  private final Optional<GoldenFile> golden;
  private final Optional<JsonInputException> fault;

  private GoldenDescriptor(
      UniqueId id,
      GoldenSource source,
      Optional<GoldenFile> golden,
      Optional<JsonInputException> fault) {
    super(id, source.name(), fileSource(source, position(golden, fault)));
    this.source = source;
    this.golden = golden;
    this.fault = fault;
  }

  /** Reads the file; a fault of it becomes a failing test. */
  static GoldenDescriptor read(UniqueId parent, Session session, GoldenSource source) {
    UniqueId id = parent.append(SEGMENT, source.name());
    try {
      return new GoldenDescriptor(
          id, source, Optional.of(session.reader().read(source)), Optional.empty());
    } catch (JsonInputException e) {
      return new GoldenDescriptor(id, source, Optional.empty(), Optional.of(e));
    }
  }

  private static Optional<SourcePosition> position(
      Optional<GoldenFile> golden, Optional<JsonInputException> fault) {
    return golden
        .map(file -> file.positionOfExpected(FieldPath.ROOT))
        .or(() -> fault.flatMap(JsonInputException::position));
  }

  private static TestSource fileSource(GoldenSource source, Optional<SourcePosition> position) {
    return FileSource.from(
        source.path().toFile(),
        position.map(at -> FilePosition.from(at.line(), at.column())).orElse(null));
  }

  GoldenSource goldenSource() {
    return source;
  }

  Optional<GoldenFile> golden() {
    return golden;
  }

  Optional<JsonInputException> fault() {
    return fault;
  }

  /** The subject, if this case is among those to be stressed. */
  Optional<String> stressedSubject() {
    boolean stressed = getChildren().stream().anyMatch(DeterminismTest.class::isInstance);
    return stressed ? golden.map(GoldenFile::subject) : Optional.empty();
  }

  @Override
  public Set<TestTag> getTags() {
    return golden
        .map(
            file ->
                file.tags().stream().map(TestTag::create).collect(Collectors.toUnmodifiableSet()))
        .orElse(Set.of());
  }

  @Override
  public Type getType() {
    return Type.CONTAINER;
  }
}
