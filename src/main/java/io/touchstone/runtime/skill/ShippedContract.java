package io.touchstone.runtime.skill;

import io.touchstone.contract.Contract;
import io.touchstone.contract.ContractReader;
import io.touchstone.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the contract of a shipped skill, which the build packs beside this class. */
public final class ShippedContract {
  private ShippedContract() {}

  /**
   * The contract.
   *
   * @param name below the folder of contracts: {@code skill.echo/1.0.0.json}
   * @throws IllegalStateException when the build did not pack it
   */
  public static Contract read(String name) {
    String resource = "contracts/" + name;
    try (InputStream in = ShippedContract.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("expected " + resource + " beside the class, found none");
      }
      return ContractReader.read(StrictJson.parse(in.readAllBytes(), resource));
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
