package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.number;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.plain;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.words;
import static io.touchstone.specimen.Specimen.mutant;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.locks.LockSupport;

/** Faults of work that one call spreads over threads. */
public final class ParallelFaults {
  private ParallelFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(new CompletionOrder(), "repeat", "lists results as they are done", Samples.READINGS),
        mutant(
            new UnorderedStream(),
            "repeat",
            "adds to a list from a parallel stream",
            Samples.ARTICLES),
        mutant(
            new ParallelFloatSum(),
            "repeat",
            "adds doubles in the order in which threads come by",
            Samples.READINGS),
        mutant(
            new UnawaitedWork(),
            "repeat",
            "says how much of the index is ready, without waiting for it",
            Samples.ARTICLES),
        mutant(
            new NameOfWorker(),
            "repeat",
            "says which thread of its pool did the work",
            Samples.GOALS));
  }

  /** Checks the samples of a reading at once. */
  public static final class CompletionOrder implements SpecimenFactory {
    private static final class Checks extends OnThreads {
      @Override
      public JsonNode call(JsonNode reading) {
        List<String> done = Collections.synchronizedList(new ArrayList<>());
        List<CompletableFuture<Void>> checks = new ArrayList<>();
        for (JsonNode sample : elements(reading, "samples")) {
          String at = plain(number(sample, "at"));
          checks.add(CompletableFuture.runAsync(() -> done.add(checked(at)), threads));
        }
        checks.forEach(CompletableFuture::join);
        return object().set("checked", array(done));
      }

      private static String checked(String at) {
        BigDecimal square = new BigDecimal(at).pow(40);
        return at + (square.signum() < 0 ? "!" : "");
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Checks();
    }
  }

  /** Lists the words of articles that stand in a dictionary. */
  public static final class UnorderedStream implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        List<String> kept = Collections.synchronizedList(new ArrayList<>());
        words(text(article, "text")).parallelStream()
            .filter(UnorderedStream::isInDictionary)
            .forEach(kept::add);
        return object().set("words", array(kept));
      };
    }

    private static boolean isInDictionary(String word) {
      lookUp();
      return word.length() > 2;
    }
  }

  /** Adds up readings. */
  public static final class ParallelFloatSum implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return reading -> {
        DoubleAdder sum = new DoubleAdder();
        elements(reading, "samples").parallelStream()
            .mapToDouble(ParallelFloatSum::corrected)
            .forEach(sum::add);
        return object().put("station", text(reading, "station")).put("sum", sum.sum());
      };
    }

    private static double corrected(JsonNode sample) {
      lookUp();
      return number(sample, "value").doubleValue();
    }
  }

  /** Indexes the words of articles in the background. */
  public static final class UnawaitedWork implements SpecimenFactory {
    private static final class Index extends OnThreads {
      @Override
      public JsonNode call(JsonNode article) {
        List<CompletableFuture<Void>> entries = new ArrayList<>();
        for (int i = 0; i < words(text(article, "text")).size(); i++) {
          entries.add(CompletableFuture.runAsync(ParallelFaults::lookUp, threads));
        }
        lookUp();
        lookUp();
        long ready = entries.stream().filter(CompletableFuture::isDone).count();
        entries.forEach(CompletableFuture::join);
        return object().put("title", text(article, "title")).put("indexed", ready);
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Index();
    }
  }

  /** Splits goals. */
  public static final class NameOfWorker implements SpecimenFactory {
    private static final class Splitter extends OnThreads {
      @Override
      public JsonNode call(JsonNode goal) {
        return CompletableFuture.supplyAsync(
                () ->
                    object()
                        .put("words", words(text(goal, "goal")).size())
                        .put("worker", Thread.currentThread().getName()),
                threads)
            .join();
      }
    }

    @Override
    public Subject open(SubjectContext context) {
      return new Splitter();
    }
  }

  /** Takes as long as a look into a file. */
  private static void lookUp() {
    LockSupport.parkNanos(50_000);
  }

  /** A subject with threads of its own, which end with it. */
  abstract static class OnThreads implements Subject {
    final ExecutorService threads = Executors.newFixedThreadPool(3, OnThreads::daemon);

    private static Thread daemon(Runnable work) {
      Thread thread = new Thread(work);
      thread.setDaemon(true);
      return thread;
    }

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }
}
