package io.touchstone.stress;

/**
 * How many calls of each kind one case gets.
 *
 * @param repeats identical calls on one instance
 * @param keyOrders calls with the members of every object in another order
 * @param concurrent calls at once, on one instance, and again on as many fresh ones
 */
public record StressPlan(int repeats, int keyOrders, int concurrent) {

  /** All calls together, with the one that gives the answer to compare with. */
  public int calls() {
    return 1 + repeats + keyOrders + 2 * concurrent;
  }

  /**
   * This plan cut down so that so many cases together keep within a budget of calls: every case
   * gets the same share, and every kind of call loses in proportion.
   */
  public StressPlan share(int cases, int budget) {
    long wanted = (long) cases * calls();
    if (cases == 0 || wanted <= budget) {
      return this;
    }
    return new StressPlan(
        part(repeats, budget, wanted),
        part(keyOrders, budget, wanted),
        part(concurrent, budget, wanted));
  }

  /** A tenth of each kind of call, but none of a kind that is wanted left out. */
  public StressPlan tenth() {
    return new StressPlan(tenth(repeats), tenth(keyOrders), tenth(concurrent));
  }

  private static int tenth(int calls) {
    return (calls + 9) / 10;
  }

  private static int part(int calls, long budget, long wanted) {
    return (int) (calls * budget / wanted);
  }
}
