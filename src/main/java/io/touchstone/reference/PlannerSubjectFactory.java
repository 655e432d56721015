package io.touchstone.reference;

import io.touchstone.planner.Planner;
import io.touchstone.planner.StubPlanner;
import io.touchstone.subject.Subject;
import io.touchstone.subject.SubjectContext;
import io.touchstone.subject.SubjectFactory;

/**
 * The subject {@code planner}: a planner's input in, its output or its error out. It never throws;
 * what is no planner input is answered with an error.
 */
public final class PlannerSubjectFactory implements SubjectFactory {
  @Override
  public String name() {
    return "planner";
  }

  @Override
  public Subject open(SubjectContext context) {
    Planner planner = new StubPlanner(context.clock());
    return input -> planner.planDocument(input).toJson();
  }
}
