package io.touchstone.pattern;

/** The classes of ECMA-262 that have a letter of their own. */
final class CharacterClasses {
  /** {@code \d} */
  static final CodePoints DIGIT = CodePoints.range('0', '9');

  /** {@code \w} */
  static final CodePoints WORD =
      DIGIT
          .union(CodePoints.range('A', 'Z'))
          .union(CodePoints.range('a', 'z'))
          .union(CodePoints.of('_'));

  private static final CodePoints LINE_TERMINATOR = CodePoints.anyOf("\n\r\u2028\u2029");

  /** {@code \s}: WhiteSpace and LineTerminator, section 12. */
  static final CodePoints SPACE =
      LINE_TERMINATOR
          .union(CodePoints.anyOf("\t\u000B\f\uFEFF"))
          // General category Zs.
          .union(CodePoints.anyOf(" \u00A0\u1680\u202F\u205F\u3000"))
          .union(CodePoints.range(0x2000, 0x200A));

  /** {@code .} */
  static final CodePoints DOT = LINE_TERMINATOR.complement();

  /** All that may stand in a text: no halves of surrogate pairs. */
  static final CodePoints SCALARS =
      CodePoints.range(Character.MIN_SURROGATE, Character.MAX_SURROGATE).complement();

  private CharacterClasses() {}
}
