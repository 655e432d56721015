/**
 * The configuration of a project: the only reader of {@code touchstone.json}. Everybody else gets
 * values.
 *
 * <p>May import {@code json} and {@code subject}. Read {@link io.touchstone.config.Config} first.
 */
package io.touchstone.config;
