package io.touchstone.verdict;

import io.touchstone.diff.Side;
import io.touchstone.proof.Relation;
import java.util.Optional;

/**
 * What the change of one schema means, by the documents that it accepts.
 *
 * @param side which schema
 * @param relation how the two sets of documents relate
 * @param bump the bump that it needs
 * @param warning whether somebody may notice all the same
 * @param witness the document that the bump rests on, where it rests on one
 * @param reason why nothing was proved, where the bump rests on that
 */
public record SideVerdict(
    Side side,
    Relation relation,
    Bump bump,
    boolean warning,
    Optional<Witness> witness,
    Optional<String> reason) {}
