/**
 * Files at a git revision, read through JGit: nothing is written, nothing is fetched, and no
 * configuration but the repository's own is read.
 *
 * <p>May import {@code json}; nothing else knows JGit, which is not loaded before a revision is
 * asked for. Read {@link io.touchstone.vcs.GitRevision} first.
 */
package io.touchstone.vcs;
