package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.names;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.clean;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.specimen.ParallelFaults.OnThreads;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Clean subjects that work in parallel or go through maps and sets, in an order that is theirs. */
public final class CleanOrders {
  private CleanOrders() {}

  static List<Specimen> all() {
    return List.of(
        clean(
            new SortedParallelStream(),
            "works in a parallel stream, whose result it sorts",
            Samples.ARTICLES),
        clean(new ParallelIntegerSum(), "adds in parallel, but whole numbers", Samples.READINGS),
        clean(
            new GatheredInOrder(),
            "works on threads, and gathers in the order in which it gave the work out",
            Samples.READINGS),
        clean(
            new SortedLinkedHashMap(),
            "lists a LinkedHashMap, which it filled in sorted order",
            Samples.GOALS),
        clean(new TreeMapOfMembers(), "lists members, from a TreeMap", Samples.ORDERS),
        clean(new SetAskedOnly(), "has a Set.of, and only asks what is in it", Samples.GOALS),
        clean(
            new IdentityMapOfCall(),
            "marks nodes that it has seen in an identity map, whose order it does not use",
            Samples.ARTICLES),
        clean(
            new DecimalSum(),
            "adds what members say in any order, but exactly, and writes it in one way",
            Samples.ORDERS),
        clean(new CopiedInput(), "removes, sorts and adds in a copy of the input", Samples.ORDERS)
            .tellingNullFromMissing());
  }

  /** Lists the different words of an article. */
  public static final class SortedParallelStream implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        List<String> words = words(text(article, "text"));
        return object().set("words", array(words.parallelStream().distinct().sorted().toList()));
      };
    }
  }

  /** Adds up when samples were taken. */
  public static final class ParallelIntegerSum implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        List<JsonNode> samples = elements(reading, "samples");
        long sum = samples.parallelStream().mapToLong(s -> number(s, "at").longValue()).sum();
        return object().put("station", text(reading, "station")).put("seconds", sum);
      };
    }
  }

  /** Squares samples. */
  public static final class GatheredInOrder implements SpecimenFactory {
    private static final class Squares extends OnThreads {
      @Override
      public JsonNode call(JsonNode reading) {
        List<CompletableFuture<String>> squares = new ArrayList<>();
        for (JsonNode sample : elements(reading, "samples")) {
          BigDecimal value = number(sample, "value");
          squares.add(CompletableFuture.supplyAsync(() -> plain(value.multiply(value)), threads));
        }
        List<String> texts = squares.stream().map(CompletableFuture::join).toList();
        return object().set("squares", array(texts));
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Squares();
    }
  }

  /** Lists the labels of goals. */
  public static final class SortedLinkedHashMap implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        JsonNode labels = goal.path("labels");
        Map<String, String> sorted = new LinkedHashMap<>();
        names(labels).stream().sorted().forEach(name -> sorted.put(name, text(labels, name)));
        return object().put("labels", sorted.toString());
      };
    }
  }

  /** Explains the total of an order. */
  public static final class TreeMapOfMembers implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        JsonNode charges = order.path("charges");
        Map<String, String> sorted = new TreeMap<>();
        names(charges).forEach(name -> sorted.put(name, plain(number(charges, name))));
        return summary(order).put("charges", sorted.toString());
      };
    }
  }

  /** Says which skills of a goal work without a network. */
  public static final class SetAskedOnly implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Set<String> offline = Set.of("echo", "json_transform");
      return goal -> {
        List<String> skills = elements(goal, "skills").stream().map(s -> text(s, "name")).toList();
        return object().set("offline", array(skills.stream().filter(offline::contains).toList()));
      };
    }
  }

  /** Says how deep an article is nested, even one that contains itself. */
  public static final class IdentityMapOfCall implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        Set<JsonNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        return object().put("title", text(article, "title")).put("depth", depth(article, seen));
      };
    }

    private static int depth(JsonNode node, Set<JsonNode> above) {
      if (!node.isContainerNode() || !above.add(node)) {
        return 0;
      }
      int deepest = 0;
      for (JsonNode child : node) {
        deepest = Math.max(deepest, depth(child, above));
      }
      above.remove(node);
      return deepest + 1;
    }
  }

  /** Adds up the charges of an order. */
  public static final class DecimalSum implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode charge : order.path("charges")) {
          sum = sum.add(charge.decimalValue());
        }
        return summary(order).put("charges", plain(sum));
      };
    }
  }

  /** Shows orders without what the customer need not see. */
  public static final class CopiedInput implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        ObjectNode copy = order.deepCopy();
        copy.remove("charges");
        List<JsonNode> lines = elements(copy, "lines");
        lines.sort(Comparator.comparing(line -> text(line, "sku")));
        copy.putArray("lines").addAll(lines);
        return copy.put("shown_to", text(order.path("customer"), "name"));
      };
    }
  }
}
