package io.touchstone.specimen;

import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Specimen.mutant;

import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.text.SimpleDateFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Faults of time: the time of day, elapsed time, time zones. */
public final class TimeFaults {
  private TimeFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(new NanoTimeInId(), "repeat", "makes the id of a run of nanoTime", Samples.GOALS),
        mutant(new ElapsedTime(), "repeat", "says how long the work took", Samples.ORDERS),
        mutant(
            new EpochSeconds(), "clock", "stamps receipts with seconds since 1970", Samples.ORDERS),
        mutant(
            new ClockOfContext(),
            "clock",
            "answers the time of the clock that it was given",
            Samples.ARTICLES),
        mutant(
            new TimeOfDayBranch(),
            "clock",
            "routes to the night desk after six in the evening",
            Samples.GOALS),
        mutant(new DaysUntilDeadline(), "clock", "counts days from today", Samples.GOALS),
        mutant(
            new TodayInDefaultZone(),
            "time-zone",
            "dates letters today, where the machine stands",
            Samples.ORDERS),
        mutant(
            new DefaultTimeZone(),
            "time-zone",
            "shows instants as clocks on the wall of the machine do",
            Samples.ORDERS),
        mutant(
            new MidnightOfMachine(),
            "time-zone",
            "groups by days that begin at the machine's midnight",
            Samples.READINGS));
  }

  /** Starts runs. */
  public static final class NanoTimeInId implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object().put("goal", text(goal, "goal")).put("run", "run-" + System.nanoTime());
    }
  }

  /** Sums up orders. */
  public static final class ElapsedTime implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        long begin = System.nanoTime();
        return summary(order).put("took_ns", System.nanoTime() - begin);
      };
    }
  }

  /** Writes receipts. */
  public static final class EpochSeconds implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("issued", System.currentTimeMillis() / 1000);
    }
  }

  /** Lists articles. */
  public static final class ClockOfContext implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Clock clock = context.clock();
      return article ->
          object().put("title", text(article, "title")).put("listed", clock.instant().toString());
    }
  }

  /** Routes goals to the desk that is open. */
  public static final class TimeOfDayBranch implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Clock clock = context.clock().withZone(ZoneOffset.UTC);
      return goal -> {
        int hour = LocalTime.now(clock).getHour();
        boolean open = hour >= 6 && hour < 18;
        return object().put("goal", text(goal, "goal")).put("desk", open ? "day" : "night");
      };
    }
  }

  /** Ranks goals by how urgent they are. */
  public static final class DaysUntilDeadline implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      Clock clock = context.clock().withZone(ZoneOffset.UTC);
      return goal -> {
        LocalDate deadline = LocalDate.parse(text(goal, "deadline"));
        long days = ChronoUnit.DAYS.between(LocalDate.now(clock), deadline);
        return object().put("goal", text(goal, "goal")).put("days_left", days);
      };
    }
  }

  /** Writes letters. */
  public static final class TodayInDefaultZone implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("letter_of", LocalDate.now().toString());
    }
  }

  /** Confirms orders. */
  public static final class DefaultTimeZone implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        Date placed = Date.from(Instant.parse(text(order, "placed")));
        // A new one a call: the format itself is not the fault.
        String shown = new SimpleDateFormat("yyyy-MM-dd HH:mm", Locale.ROOT).format(placed);
        return summary(order).put("placed", shown);
      };
    }
  }

  /** Files readings under their day. */
  public static final class MidnightOfMachine implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      DateTimeFormatter day = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneId.systemDefault());
      return reading ->
          object()
              .put("station", text(reading, "station"))
              .put("day", day.format(Instant.parse(text(reading, "taken"))));
    }
  }
}
