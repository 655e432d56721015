package io.touchstone;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.security.MessageDigest;
import java.text.Format;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the compiled classes of the house must keep. A rule holds where it finds nothing to ask. */
enum HouseRule {
  /** A class knows only lower floors and the parent of its leaf; so no packages form a cycle. */
  ARROWS_RUN_DOWN(classes().that(ours()).should(useOnly(House::isOurs))),

  /** JUnit types live in {@code engine}, picocli in {@code cli}; an unknown library nowhere. */
  LIBRARIES_STAY_AT_HOME(
      classes().that(ours()).should(useOnly(packageName -> !House.isOurs(packageName)))),

  NO_STATIC_STATE(
      fields().that().areDeclaredInClassesThat(ours()).and().areStatic().should(neverChange())),

  ONLY_THE_COMMAND_LINE_SPEAKS(
      noClasses()
          .that(ours())
          .and()
          .resideOutsideOfPackage(House.ROOT + ".cli..")
          .and(areNoFork())
          .should(ACCESS_STANDARD_STREAMS.or(endTheProgram()))),

  /** Clocks, ids and random numbers come in through a door, by constructor. */
  CLOCK_AND_CHANCE_COME_FROM_OUTSIDE(
      noClasses()
          .that(ours())
          .and()
          .resideOutsideOfPackages(House.ROOT + ".cli..", House.ROOT + ".engine..")
          .and(areNoFork())
          .should(askForTheTimeOrForChance()));

  private final ArchRule rule;

  HouseRule(ArchRule rule) {
    this.rule = rule.allowEmptyShould(true);
  }

  /** One line for each place that breaks this rule. */
  List<String> violations(JavaClasses classes) {
    return rule.evaluate(classes).getFailureReport().getDetails();
  }

  private static DescribedPredicate<JavaClass> ours() {
    return DescribedPredicate.describe(
        "are ours",
        type ->
            House.isOurs(type.getPackageName()) && !type.getSimpleName().equals("package-info"));
  }

  /** The main class of a fork is a door of its own, through which its world comes in. */
  private static DescribedPredicate<JavaClass> areNoFork() {
    return DescribedPredicate.describe(
        "are not the main class of a fork",
        type -> !type.getName().equals(House.ROOT + ".subject.process.fork.ForkedSubjectMain"));
  }

  private static ArchCondition<JavaClass> useOnly(Predicate<String> packages) {
    return new ArchCondition<>("use only what the plan of the house allows") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        String home = user.getPackageName();
        object(home, home, user.getFullName(), events);
        for (Dependency use : user.getDirectDependenciesFromSelf()) {
          JavaClass used = use.getTargetClass().getBaseComponentType();
          if (!used.isPrimitive()) {
            object(home, used.getPackageName(), use.getDescription(), events);
          }
        }
      }

      private void object(String from, String to, String where, ConditionEvents events) {
        if (packages.test(to)) {
          House.objection(from, to)
              .ifPresent(why -> events.add(violated(from, why + ": " + where)));
        }
      }
    };
  }

  private static ArchCondition<JavaField> neverChange() {
    return new ArchCondition<>("never change") {
      private final List<Class<?>> changeable =
          List.of(
              ThreadLocal.class,
              Appendable.class,
              Random.class,
              Format.class,
              MessageDigest.class,
              ConcurrentMap.class);

      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
        boolean isChangeable =
            type.getPackageName().equals("java.util.concurrent.atomic")
                || changeable.stream().anyMatch(type::isAssignableTo);
        if (!isFinal || isChangeable) {
          events.add(violated(field, field.getFullName() + " is static state"));
        }
      }
    };
  }

  private static ArchCondition<JavaClass> endTheProgram() {
    return call("end the program", "java\\.lang\\.(System|Runtime)\\.(exit|halt)\\(int\\)");
  }

  private static ArchCondition<JavaClass> askForTheTimeOrForChance() {
    return call(
        "ask for the time or for chance",
        "java\\.lang\\.System\\.currentTimeMillis\\(\\)"
            + "|java\\.time\\.[\\w.]+\\.now\\((java\\.time\\.ZoneId)?\\)"
            + "|java\\.time\\.Clock\\.system\\w*\\(.*\\)"
            + "|java\\.util\\.Date\\.<init>\\(\\)"
            + "|java\\.lang\\.Math\\.random\\(\\)"
            + "|java\\.util\\.Random\\.<init>\\(\\)"
            + "|java\\.security\\.SecureRandom\\.<init>\\(\\)"
            + "|java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)"
            + "|java\\.util\\.UUID\\.randomUUID\\(\\)");
  }

  private static ArchCondition<JavaClass> call(String description, String targets) {
    Pattern pattern = Pattern.compile(targets);
    return new ArchCondition<>(description) {
      @Override
      public void check(JavaClass caller, ConditionEvents events) {
        for (JavaCodeUnitAccess<?> access : caller.getCodeUnitAccessesFromSelf()) {
          boolean matches = pattern.matcher(access.getTarget().getFullName()).matches();
          events.add(new SimpleConditionEvent(access, matches, access.getDescription()));
        }
      }
    };
  }
}
