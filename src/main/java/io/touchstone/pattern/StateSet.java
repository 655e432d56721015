package io.touchstone.pattern;

/** State numbers in the order in which they came; adding, asking and clearing take one step. */
final class StateSet {
  private final int[] members;

  /** For each number where in {@code members} it stands, if it does; anything otherwise. */
  private final int[] places;

  private int size;

  /**
   * @param limit above all numbers
   */
  StateSet(int limit) {
    members = new int[limit];
    places = new int[limit];
  }

  void add(int number) {
    if (!contains(number)) {
      places[number] = size;
      members[size++] = number;
    }
  }

  boolean contains(int number) {
    int place = places[number];
    return place < size && members[place] == number;
  }

  int get(int place) {
    return members[place];
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }
}
