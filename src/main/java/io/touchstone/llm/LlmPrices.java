package io.touchstone.llm;

import io.touchstone.json.FieldPath;
import io.touchstone.json.JsonDocument;
import io.touchstone.json.JsonInputException;
import io.touchstone.json.JsonObjectReader;
import io.touchstone.json.JsonText;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What models cost, in US cents, exactly. The prices that ship stand in {@code prices.json}, with
 * their source and date; a model that is not among them has no price.
 */
public final class LlmPrices {
  private static final String RESOURCE = "prices.json";

  /** A price is for a million tokens. */
  private static final int MILLION = 6;

  private static final long MOST = 1_000_000_000;
  private static final int OF_THE_SERVICE = 1_000;

  private final List<Price> prices;

  /**
   * @param above the price is for requests of more tokens than this
   * @param input cents for a million tokens that the model reads
   * @param output cents for a million tokens that it writes
   */
  private record Price(String model, long above, long input, long output) {
    /** The model itself, or one state of it, which a date names. */
    boolean isOf(String name) {
      return name.equals(model)
          || name.startsWith(model + "-") && name.substring(model.length()).matches("-[0-9]{8}");
    }

    BigDecimal cents(LlmUsage usage) {
      BigDecimal sum = cents(usage.inputTokens(), input).add(cents(usage.outputTokens(), output));
      BigDecimal shortest = sum.stripTrailingZeros();
      return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    private static BigDecimal cents(long tokens, long price) {
      return BigDecimal.valueOf(tokens).multiply(BigDecimal.valueOf(price)).movePointLeft(MILLION);
    }
  }

  private LlmPrices(List<Price> prices) {
    this.prices =
        prices.stream().sorted(Comparator.comparingLong(Price::above).reversed()).toList();
  }

  /** The prices that ship. */
  public static LlmPrices shipped() {
    try (InputStream in = LlmPrices.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("expected " + RESOURCE + " beside the class, found none");
      }
      return read(StrictJson.parse(in.readAllBytes(), RESOURCE));
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }

  /**
   * Prices of one's own, in the form of {@code prices.json}.
   *
   * @throws JsonInputException when the document has another form
   */
  public static LlmPrices read(JsonDocument document) {
    JsonObjectReader table =
        JsonObjectReader.of(
            document, FieldPath.ROOT, "a table of prices", List.of("source", "as_of", "models"));
    if (!table.required("models").isArray()) {
      throw table.fault("models", "expected an array of prices");
    }
    List<Price> prices = new ArrayList<>();
    for (int i = 0; i < table.required("models").size(); i++) {
      prices.add(
          price(
              JsonObjectReader.of(
                  document,
                  table.path("models").then(Integer.toString(i)),
                  "the price of a model",
                  List.of("model", "above", "input", "output"))));
    }
    return new LlmPrices(prices);
  }

  private static Price price(JsonObjectReader entry) {
    entry.required("model");
    return new Price(
        entry.text("model").orElseThrow(),
        entry.has("above") ? number(entry, "above") : -1,
        number(entry, "input"),
        number(entry, "output"));
  }

  private static long number(JsonObjectReader entry, String member) {
    entry.required(member);
    return entry.integer(member, 0, MOST).orElseThrow();
  }

  /** The models that have a price, sorted. */
  public List<String> models() {
    return prices.stream().map(Price::model).distinct().sorted().toList();
  }

  /** What it costs, in US cents; empty where the model has no price. */
  public Optional<BigDecimal> cents(String model, LlmUsage usage) {
    return prices.stream()
        .filter(price -> price.isOf(model) && usage.inputTokens() > price.above())
        .findFirst()
        .map(price -> price.cents(usage));
  }

  /**
   * The most that one reply to the request can cost, in US cents: as many tokens are read as its
   * text has bytes, and all are written that it allows. Empty where the model has no price.
   */
  public Optional<BigDecimal> mostCents(LlmRequest request) {
    return cents(request.model(), new LlmUsage(mostInputTokens(request), request.maxTokens()));
  }

  /**
   * A token has at least one byte; what the service adds for tools is less than the addition here.
   */
  private static long mostInputTokens(LlmRequest request) {
    return OF_THE_SERVICE + JsonText.line(request.toJson()).getBytes(StandardCharsets.UTF_8).length;
  }
}
