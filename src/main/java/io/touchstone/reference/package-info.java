/**
 * The shipped components as subjects: the first that goldens and stress are run on.
 *
 * <p>May import everything below, and is alone in knowing both the components and the subjects. Its
 * factories are found by {@link java.util.ServiceLoader}; of the packages only the command line
 * imports it, for {@link io.touchstone.reference.ShippedSkills}. Read {@link
 * io.touchstone.reference.PlannerSubjectFactory} first.
 */
package io.touchstone.reference;
