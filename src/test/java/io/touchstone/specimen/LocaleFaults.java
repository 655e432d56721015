package io.touchstone.specimen;

import static io.touchstone.specimen.Json.array;
import static io.touchstone.specimen.Json.elements;
import static io.touchstone.specimen.Json.object;
import static io.touchstone.specimen.Json.summary;
import static io.touchstone.specimen.Json.text;
import static io.touchstone.specimen.Json.total;
import static io.touchstone.specimen.Specimen.mutant;

import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import java.text.Collator;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.time.temporal.WeekFields;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/** Faults that another language of the machine brings to light. */
public final class LocaleFaults {
  private LocaleFaults() {}

  static List<Specimen> all() {
    return List.of(
        mutant(
            new TurkishUpperCase(),
            "locale",
            "makes codes with toUpperCase of the default locale",
            Samples.GOALS),
        mutant(
            new TurkishLowerCase(),
            "locale",
            "compares with toLowerCase of the default locale",
            Samples.ARTICLES),
        mutant(
            new DefaultLocaleNumber(),
            "locale",
            "formats money in the default locale",
            Samples.ORDERS),
        mutant(
            new DefaultLocaleDate(),
            "locale",
            "writes days in the language and the calendar of the machine",
            Samples.ORDERS),
        mutant(
            new DefaultLocaleWeekday(),
            "locale",
            "names weekdays in the language of the machine",
            Samples.GOALS),
        mutant(
            new FirstDayOfWeek(),
            "locale",
            "counts weeks as the country of the machine does",
            Samples.GOALS),
        mutant(
            new DefaultLocaleCollation(),
            "locale",
            "sorts headings as the language of the machine does",
            Samples.ARTICLES));
  }

  /** Makes codes of teams. */
  public static final class TurkishUpperCase implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal ->
          object()
              .put("goal", text(goal, "goal"))
              .put("code", text(goal.path("labels"), "team").toUpperCase() + "-IN");
    }
  }

  /** Looks whether the title of an article is about a place. */
  public static final class TurkishLowerCase implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        String key = text(article, "text").toLowerCase();
        return object().put("title", text(article, "title")).put("timely", key.startsWith("it is"));
      };
    }
  }

  /** Shows what orders cost. */
  public static final class DefaultLocaleNumber implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> summary(order).put("shown", String.format("%,.2f", total(order)));
    }
  }

  /** Confirms orders. */
  public static final class DefaultLocaleDate implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return order -> {
        SimpleDateFormat format = new SimpleDateFormat("d MMMM yyyy");
        format.setTimeZone(TimeZone.getTimeZone("UTC"));
        Date placed = Date.from(Instant.parse(text(order, "placed")));
        return summary(order).put("placed", format.format(placed));
      };
    }
  }

  /** Says on which day a goal is due. */
  public static final class DefaultLocaleWeekday implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        LocalDate due = LocalDate.parse(text(goal, "deadline"));
        String day = due.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.getDefault());
        return object().put("goal", text(goal, "goal")).put("due", day);
      };
    }
  }

  /** Puts goals on a calendar of weeks. */
  public static final class FirstDayOfWeek implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return goal -> {
        LocalDate due = LocalDate.parse(text(goal, "deadline"));
        WeekFields weeks = WeekFields.of(Locale.getDefault());
        return object()
            .put("week", due.get(weeks.weekOfWeekBasedYear()))
            .put("column", due.get(weeks.dayOfWeek()));
      };
    }
  }

  /** Makes an index of headings. */
  public static final class DefaultLocaleCollation implements SpecimenFactory {
    @Override
    public Subject open(SubjectContext context) {
      return article -> {
        List<String> headings =
            elements(article, "sections").stream()
                .map(section -> text(section, "heading"))
                .sorted(Collator.getInstance())
                .toList();
        return object().set("index", array(headings));
      };
    }
  }
}
