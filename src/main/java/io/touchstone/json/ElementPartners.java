package io.touchstone.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;

/**
 * Which element of a changed array continues which element of the old one, in ascending order.
 * Equal runs at the front and at the back stay partners; in between elements are paired one by one.
 */
final class ElementPartners {
  private ElementPartners() {}

  /**
   * By index in {@code before}: the index in {@code after}, or -1 for an element that is gone. At
   * least one has a partner.
   */
  static int[] of(JsonNode before, JsonNode after) {
    int[] partner = new int[before.size()];
    Arrays.fill(partner, -1);
    int most = Math.min(before.size(), after.size());
    int front = 0;
    while (front < most && JsonEquality.equal(before.get(front), after.get(front))) {
      partner[front] = front;
      front++;
    }
    if (before.size() >= after.size()) {
      int back = 0;
      while (back < most - front
          && JsonEquality.equal(
              before.get(before.size() - 1 - back), after.get(after.size() - 1 - back))) {
        back++;
        partner[before.size() - back] = after.size() - back;
      }
      for (int i = front; i < most - back; i++) {
        partner[i] = i;
      }
    } else {
      // New elements are written behind the last kept one, so the old ones keep their places.
      for (int i = front; i < most; i++) {
        partner[i] = i;
      }
    }
    return partner;
  }
}
