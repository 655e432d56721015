/**
 * {@code skill.http_call}: a request to an address that was judged, within its limits, and the stub
 * that stands in for it.
 *
 * <p>May import what its parent {@code runtime.skill} may, and the parent; the parent does not know
 * it. Read {@link io.touchstone.runtime.skill.http.HttpCallSkill} first, then {@code PinnedClient}.
 */
package io.touchstone.runtime.skill.http;
