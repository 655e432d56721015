package io.touchstone.specimen;

import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.util.List;

/** Faults that another spelling of the same input brings to light. */
public final class NumberFaults {
  private NumberFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new NumberAsText(),
            "number-spelling",
            "prints prices as they were spelled",
            Samples.ORDERS),
        mutant(
            new IntegerByClass(),
            "number-spelling",
            "takes 3.0 for no whole number",
            Samples.GOALS),
        mutant(
            new ScaleOfDecimal(),
            "number-spelling",
            "rounds to as many places as the number was spelled with",
            Samples.READINGS),
        mutant(
            new NullAgainstMissing(),
            "null-missing",
            "asks whether there is a discount, and takes null for one",
            Samples.ORDERS),
        mutant(
            new NullAsText(),
            "null-missing",
            "prints an owner that is null as the word null",
            Samples.GOALS),
        mutant(
            new MembersCounted(),
            "null-missing",
            "counts members, those that are null included",
            Samples.ARTICLES));
  }

  /** Prints price lists. */
  public static final class NumberAsText implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        StringBuilder prices = new StringBuilder();
        for (JsonNode line : elements(order, "lines")) {
          prices.append(text(line, "sku")).append(' ').append(line.path("price").asText("-"));
          prices.append('\n');
        }
        return object().put("prices", prices.toString());
      };
    }
  }

  /** Admits goals whose steps can be counted. */
  public static final class IntegerByClass implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        boolean countable = goal.path("limits").path("max_steps").isInt();
        return countable
            ? object().put("goal", text(goal, "goal"))
            : object().set("$error", object().put("code", "INVALID_INPUT"));
      };
    }
  }

  /** Says how exact a station measures. */
  public static final class ScaleOfDecimal implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        int places = 0;
        for (JsonNode sample : elements(reading, "samples")) {
          places = Math.max(places, number(sample, "value").scale());
        }
        return object().put("station", text(reading, "station")).put("places", places);
      };
    }
  }

  /** Says which orders are reduced. */
  public static final class NullAgainstMissing implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("reduced", order.has("discount"));
    }
  }

  /** Renders goals. */
  public static final class NullAsText implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        String owner = goal.path("owner").asText();
        return object().put("line", text(goal, "goal") + (owner.isEmpty() ? "" : " @" + owner));
      };
    }
  }

  /** Says how complete articles are. */
  public static final class MembersCounted implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        int known = article.size() + article.path("author").size();
        ObjectNode answer = object().put("title", text(article, "title"));
        return answer.put("rating", plain(number(article, "rating"))).put("members", known);
      };
    }
  }
}
