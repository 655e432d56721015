/**
 * Plans: steps that name skills, their parameters, and what each step waits for.
 *
 * <p>May import {@code json} only; knows neither who makes a plan nor who runs it. Read {@link
 * io.touchstone.plan.PlanStep} first.
 */
package io.touchstone.plan;
