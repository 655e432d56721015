package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.hex;
import static io.touchstone.specimen.Json.names;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.CanonicalJson;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Faults that the order of an object's members brings to light. */
public final class KeyOrderFaults {
  private KeyOrderFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(new KeyOrderAtTop(), "key-order", "lists members as they come", Samples.GOALS)
            .tellingNullFromMissing(),
        mutant(
            new KeyOrderBelow(),
            "key-order",
            "prints the charges of an order as they come",
            Samples.ORDERS),
        mutant(
                new IdFromRawText(),
                "key-order",
                "makes an id of the hash of the unsorted text",
                Samples.ARTICLES)
            .tellingNullFromMissing(),
        mutant(
            new LastNumberWins(),
            "key-order",
            "takes the last limit that is a number for the one that counts",
            Samples.GOALS),
        mutant(
            new FirstMemberIsDefault(),
            "key-order",
            "takes the first link of an article for the main one",
            Samples.ARTICLES),
        mutant(
            new FloatSumOfMembers(),
            "key-order",
            "adds doubles in the order of the members",
            Samples.READINGS),
        mutant(
            new DistinctByRawText(),
            "key-order",
            "takes lines for different whose members come in another order",
            Samples.ORDERS),
        mutant(
                new NumberedByRawText(),
                "key-order",
                "remembers inputs by their text and numbers them as they come",
                Samples.ARTICLES)
            .tellingNullFromMissing(),
        mutant(
            new FirstSpellingKept(),
            "key-order",
            "caches by the sorted content, and answers in the order of the first caller",
            Samples.READINGS),
        mutant(
                new HashMapOrder(),
                "colliding-keys",
                "lists members in the order of a HashMap, where equal hashes keep the order of the input",
                Samples.GOALS)
            .tellingNullFromMissing(),
        mutant(
            new HashSetOrderBelow(),
            "colliding-keys",
            "joins the names of labels in the order of a HashSet",
            Samples.GOALS));
  }

  /** Makes a form to fill in. */
  public static final class KeyOrderAtTop implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> object().set("fields", array(names(goal)));
    }
  }

  /** Explains the total of an order. */
  public static final class KeyOrderBelow implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        StringBuilder charges = new StringBuilder();
        for (String name : names(order.path("charges"))) {
          charges.append(name).append('=').append(plain(number(order.path("charges"), name)));
          charges.append(' ');
        }
        return summary(order).put("charges", charges.toString());
      };
    }
  }

  /** Gives articles an id that follows their content. */
  public static final class IdFromRawText implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        byte[] text = article.toString().getBytes(StandardCharsets.UTF_8);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
        return object().put("title", text(article, "title")).put("id", hex(hash).substring(0, 16));
      };
    }
  }

  /** Finds the measure by which a goal is judged. */
  public static final class LastNumberWins implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        JsonNode limits = goal.path("limits");
        String measure = "none";
        for (String name : names(limits)) {
          measure = limits.get(name).isNumber() ? name : measure;
        }
        return object().put("goal", text(goal, "goal")).put("measure", measure);
      };
    }
  }

  /** Shows where to read on. */
  public static final class FirstMemberIsDefault implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        List<String> links = names(article.path("links"));
        String main = links.isEmpty() ? "none" : links.get(0);
        return object().put("title", text(article, "title")).put("main_link", main);
      };
    }
  }

  /** Sums up how a station is calibrated. */
  public static final class FloatSumOfMembers implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        double sum = 0;
        for (JsonNode correction : reading.path("calibration")) {
          sum += correction.doubleValue();
        }
        return object().put("station", text(reading, "station")).put("correction", sum);
      };
    }
  }

  /** Counts what is to be packed. */
  public static final class DistinctByRawText implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        long kinds = elements(order, "lines").stream().map(JsonNode::toString).distinct().count();
        return summary(order).put("kinds", kinds);
      };
    }
  }

  /** Keeps a register of articles: the same one gets the same number. */
  public static final class NumberedByRawText implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, Integer> numbers = new HashMap<>();
      return article -> {
        int number;
        synchronized (numbers) {
          numbers.putIfAbsent(article.toString(), numbers.size() + 1);
          number = numbers.get(article.toString());
        }
        return object().put("title", text(article, "title")).put("number", number);
      };
    }
  }

  /** Prints how stations are calibrated, each calibration once. */
  public static final class FirstSpellingKept implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Map<String, String> printed = new ConcurrentHashMap<>();
      return reading -> {
        JsonNode calibration = reading.path("calibration");
        String key = CanonicalJson.string(calibration);
        return object()
            .put("station", text(reading, "station"))
            .put("calibration", printed.computeIfAbsent(key, k -> print(calibration)));
      };
    }

    private static String print(JsonNode calibration) {
      List<String> words = new ArrayList<>();
      names(calibration).forEach(name -> words.add(name + " " + plain(number(calibration, name))));
      return String.join(", ", words);
    }
  }

  /** Counts how many letters the names of members have. */
  public static final class HashMapOrder implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        Map<String, Integer> lengths = new HashMap<>(1024);
        names(goal).forEach(name -> lengths.put(name, name.length()));
        return object().put("lengths", lengths.toString());
      };
    }
  }

  /** Makes a search text of labels. */
  public static final class HashSetOrderBelow implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        HashSet<String> names = new HashSet<>(1024);
        names.addAll(names(goal.path("labels")));
        return object().put("search", String.join("+", names));
      };
    }
  }
}
