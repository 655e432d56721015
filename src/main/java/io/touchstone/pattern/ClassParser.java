package io.touchstone.pattern;

import static io.touchstone.pattern.PatternCursor.END;

import java.util.ArrayList;
import java.util.List;

/** Reads a class: {@code [...]} or {@code [^...]}. */
final class ClassParser {
  private static final CodePoints HYPHEN = CodePoints.of('-');
  private static final String MEND_HYPHEN = "write \\- for the character itself";

  private final PatternCursor cursor;
  private final EscapeParser escapes;

  ClassParser(PatternCursor cursor, EscapeParser escapes) {
    this.cursor = cursor;
    this.escapes = escapes;
  }

  /** Begins at the opening bracket. */
  CodePoints read() {
    int opened = cursor.at++;
    boolean negated = cursor.take('^');
    List<CodePoints> members = new ArrayList<>();
    while (!cursor.take(']')) {
      refuseEnd(opened);
      int begin = cursor.at;
      Member first = member();
      if (hyphenJoins()) {
        cursor.at++;
        refuseEnd(opened);
        join(begin, first, member(), members);
      } else {
        members.add(first.points());
      }
    }
    CodePoints union = CodePoints.union(members);
    return negated ? union.complement() : union;
  }

  private void join(int begin, Member first, Member last, List<CodePoints> members) {
    if (!first.isClass() && !last.isClass()) {
      members.add(range(begin, first.character(), last.character()));
      return;
    }
    if (hyphenJoins()) {
      throw cursor.unexpected("no second hyphen after " + cursor.readSince(begin), MEND_HYPHEN);
    }
    members.addAll(List.of(first.points(), HYPHEN, last.points()));
  }

  private CodePoints range(int begin, int first, int last) {
    if (last < first) {
      throw cursor.fault(
          begin,
          "expected a range from low to high, found " + cursor.readSince(begin),
          "swap the ends, or " + MEND_HYPHEN);
    }
    return CodePoints.range(first, last);
  }

  /** Whether a hyphen stands here, and not as the last member. */
  private boolean hyphenJoins() {
    return cursor.peek() == '-' && cursor.peek(1) != ']';
  }

  private Member member() {
    if (escapes.classIsHere()) {
      return Member.of(escapes.readClass());
    }
    if (cursor.take("\\b")) {
      return Member.of('\b');
    }
    return Member.of(cursor.peek() == '\\' ? escapes.readCharacter() : cursor.next());
  }

  private void refuseEnd(int opened) {
    if (cursor.peek() == END) {
      throw cursor.unexpected(
          "']' to close the class that opens at character " + (opened + 1),
          "add it, or write \\[ for the character itself");
    }
  }

  /**
   * What may stand at either side of a hyphen.
   *
   * @param character meaningless if this is a class
   */
  private record Member(CodePoints points, boolean isClass, int character) {
    static Member of(CodePoints members) {
      return new Member(members, true, 0);
    }

    static Member of(int character) {
      return new Member(CodePoints.of(character), false, character);
    }
  }
}
