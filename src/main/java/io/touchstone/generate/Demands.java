package io.touchstone.generate;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.JsonEquality;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All that one value has to heed at once, of whatever subschemas, after one way of choosing. */
final class Demands {
  /** How many elements of a kind an array shall have. */
  record Contained(Goal goal, long least, long most) {}

  final Set<Kind> kinds = EnumSet.allOf(Kind.class);

  /** The types that any keyword speaks of. */
  final Set<Kind> mentioned = EnumSet.noneOf(Kind.class);

  /** The values of enums and constants; null where none was named. */
  List<JsonNode> among;

  final List<JsonNode> excluded = new ArrayList<>();

  boolean integer;

  /** As draft 4 asks of its integers: no point, no exponent. */
  boolean spelledAsInteger;

  boolean fraction;
  BigDecimal least;
  boolean aboveLeast;
  BigDecimal most;
  boolean belowMost;
  final List<BigDecimal> divisors = new ArrayList<>();
  final List<BigDecimal> strangers = new ArrayList<>();

  long shortest;
  long longest = Long.MAX_VALUE;
  final Set<String> patterns = new LinkedHashSet<>();
  final Set<String> brokenPatterns = new LinkedHashSet<>();
  final Set<String> formats = new LinkedHashSet<>();
  final Set<String> brokenFormats = new LinkedHashSet<>();

  long fewestItems;
  long mostItems = Long.MAX_VALUE;
  boolean unique;
  boolean repeated;
  final List<Contained> contained = new ArrayList<>();
  final List<Want> everyItem = new ArrayList<>();
  final Map<Integer, List<Want>> itemAt = new LinkedHashMap<>();

  long fewestMembers;
  long mostMembers = Long.MAX_VALUE;
  final Set<String> required = new LinkedHashSet<>();
  final Set<String> forbidden = new LinkedHashSet<>();
  final List<Want> names = new ArrayList<>();
  final Map<String, List<Want>> memberAt = new LinkedHashMap<>();

  /** For each, a member whose name is made so. */
  final List<Want> strangeNames = new ArrayList<>();

  /** What is demanded if a member is there: other members, or schemas. */
  final Map<String, Set<String>> dependentNames = new LinkedHashMap<>();

  final Map<String, List<Goal>> dependentSchemas = new LinkedHashMap<>();

  /** The schemas that say something of members or elements. */
  final Set<Goal> layers = new LinkedHashSet<>();

  /** What has been read already. */
  final Set<Want> read = new LinkedHashSet<>();

  void only(Kind kind) {
    mentioned.add(kind);
    keep(EnumSet.of(kind));
  }

  void keep(Set<Kind> some) {
    kinds.retainAll(some);
    if (kinds.isEmpty()) {
      throw new DeadEnd("no type is left");
    }
  }

  void among(List<JsonNode> values) {
    List<JsonNode> both = new ArrayList<>();
    for (JsonNode value : values) {
      if (among == null || isIn(value, among)) {
        both.add(value);
      }
    }
    among = both;
  }

  static boolean isIn(JsonNode value, List<JsonNode> values) {
    return values.stream().anyMatch(other -> JsonEquality.equal(value, other));
  }

  void atLeast(BigDecimal bound, boolean exclusive) {
    mentioned.add(Kind.NUMBER);
    int order = least == null ? 1 : bound.compareTo(least);
    if (order > 0 || (order == 0 && exclusive)) {
      least = bound;
      aboveLeast = exclusive;
    }
  }

  void atMost(BigDecimal bound, boolean exclusive) {
    mentioned.add(Kind.NUMBER);
    int order = most == null ? -1 : bound.compareTo(most);
    if (order < 0 || (order == 0 && exclusive)) {
      most = bound;
      belowMost = exclusive;
    }
  }

  /** Whether a number or string is within its bounds; others always are. */
  boolean isWithin(JsonNode value) {
    if (value.isNumber()) {
      BigDecimal number = value.decimalValue();
      return isAboveLeast(number) && isBelowMost(number);
    }
    if (value.isTextual()) {
      String text = value.textValue();
      int length = text.codePointCount(0, text.length());
      return length >= shortest && length <= longest;
    }
    return true;
  }

  private boolean isAboveLeast(BigDecimal number) {
    int order = least == null ? 1 : number.compareTo(least);
    return aboveLeast ? order > 0 : order >= 0;
  }

  private boolean isBelowMost(BigDecimal number) {
    int order = most == null ? -1 : number.compareTo(most);
    return belowMost ? order < 0 : order <= 0;
  }

  void wantItem(int index, Want want) {
    itemAt.computeIfAbsent(index, key -> new ArrayList<>()).add(want);
  }

  void wantMember(String key, Want want) {
    required.add(key);
    memberAt.computeIfAbsent(key, name -> new ArrayList<>()).add(want);
  }
}
