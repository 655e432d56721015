package io.touchstone.stress;

/**
 * How many calls of each kind one case gets.
 *
 * @param repeats identical calls on one instance
 * @param keyOrders calls with the members of every object in another order
 * @param concurrent calls at once, on one instance, and again on as many fresh ones
 */
public record StressPlan(int repeats, int keyOrders, int concurrent) {

  /** No call at all. */
  public static final StressPlan NONE = new StressPlan(0, 0, 0);

  /** Enough to catch what is known to be wrong. */
  public static final StressPlan CANARY = new StressPlan(0, 100, 50);

  /** All calls together, with the one that gives the answer to compare with. */
  public int calls() {
    int trials = repeats + keyOrders + 2 * concurrent;
    return trials == 0 ? 0 : 1 + trials;
  }

  /**
   * Of the concurrent calls on one instance, how many are made in pairs, one of which is held up
   * for the other; even.
   */
  int paired() {
    return concurrent / 4 * 2;
  }

  /**
   * What one of so many cases gets when all of them together keep within a budget of calls: the
   * same share for each, with every kind of call cut in proportion. Where that would leave less
   * than a {@link #tenth}, every n-th case gets a tenth and the others nothing.
   *
   * @param index which case, from 0
   */
  public StressPlan share(int cases, int index, int budget) {
    long wanted = (long) cases * calls();
    if (wanted <= budget) {
      return this;
    }
    int least = tenth().calls();
    if ((long) cases * least <= budget) {
      return new StressPlan(
          part(repeats, cases, budget),
          part(keyOrders, cases, budget),
          part(concurrent, cases, budget));
    }
    int affordable = budget / least;
    // Spread evenly: the case is taken where the running count of affordable cases steps up.
    long before = (long) index * affordable / cases;
    long after = (index + 1L) * affordable / cases;
    return after > before ? tenth() : NONE;
  }

  /** A tenth of each kind of call, but none of a kind that is wanted left out. */
  public StressPlan tenth() {
    return new StressPlan(tenth(repeats), tenth(keyOrders), tenth(concurrent));
  }

  private static int tenth(int calls) {
    return (calls + 9) / 10;
  }

  /** Of the budget, each case needs one call for the answer to compare with. */
  private int part(int trials, long cases, long budget) {
    return (int) (trials * (budget - cases) / (cases * (calls() - 1)));
  }
}
