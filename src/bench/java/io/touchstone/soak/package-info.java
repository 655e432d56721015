/**
 * A long run of the agent runtime under faults. Read {@link io.touchstone.soak.Soak} first; no
 * class here trusts the runtime's own books.
 */
package io.touchstone.soak;
