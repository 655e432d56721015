package io.touchstone.diff;

import io.touchstone.contract.Contract;
import io.touchstone.contract.Terms;
import io.touchstone.json.FieldPath;
import io.touchstone.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What moved between two versions of a contract. */
public final class ContractDiff {
  private ContractDiff() {}

  /**
   * The schemas of a side in both versions.
   *
   * @param side which side
   * @param old the old schema; empty where it had none
   * @param now the new schema; empty where it has none
   * @param key the member of the file that holds it
   */
  public record Schemas(Side side, Optional<Schema> old, Optional<Schema> now, String key) {}

  /** All facts, schemas first. */
  public static List<Change> between(Contract old, Contract now) {
    List<Change> changes = new ArrayList<>();
    for (Schemas schemas : schemas(old, now)) {
      changes.addAll(between(schemas, old, now));
    }
    changes.addAll(new TermsDiff(old, now).changes());
    return List.copyOf(changes);
  }

  /** The sides that have a schema in either version; none where the kinds differ. */
  public static List<Schemas> schemas(Contract old, Contract now) {
    if (old.terms() instanceof Terms.Behavior before
        && now.terms() instanceof Terms.Behavior after) {
      List<Schemas> sides = new ArrayList<>();
      sides.add(
          new Schemas(
              Side.INPUTS,
              Optional.of(before.inputs()),
              Optional.of(after.inputs()),
              "inputs_schema"));
      if (before.outputs().isPresent() || after.outputs().isPresent()) {
        sides.add(new Schemas(Side.OUTPUTS, before.outputs(), after.outputs(), "outputs_schema"));
      }
      return List.copyOf(sides);
    }
    if (old.terms() instanceof Terms.Format before && now.terms() instanceof Terms.Format after) {
      return List.of(
          new Schemas(
              Side.of(after.role()),
              Optional.of(before.schema()),
              Optional.of(after.schema()),
              "schema"));
    }
    return List.of();
  }

  private static List<Change> between(Schemas schemas, Contract old, Contract now) {
    FieldPath key = FieldPath.of(schemas.key());
    Positions oldPositions = new Positions(old.document(), key);
    Positions newPositions = new Positions(now.document(), key);
    if (schemas.old().isPresent() && schemas.now().isPresent()) {
      return SchemaDiff.between(
          schemas.side(),
          new Facts.Version(schemas.old().get(), oldPositions),
          new Facts.Version(schemas.now().get(), newPositions));
    }
    boolean added = schemas.now().isPresent();
    return List.of(
        new Change(
            new Coordinate(schemas.side(), "schema", added ? Motion.ADDED : Motion.REMOVED),
            FieldPath.ROOT,
            schemas.old().map(Schema::json),
            schemas.now().map(Schema::json),
            schemas.old().map(schema -> old.document().keyPosition(key)),
            schemas.now().map(schema -> now.document().keyPosition(key)),
            Place.ROOT,
            Optional.empty(),
            Optional.empty()));
  }
}
