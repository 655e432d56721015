package io.touchstone.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes commands: those that ask for the console get it through their constructor. */
final class ConsoleFactory implements IFactory {
  private final Console console;

  ConsoleFactory(Console console) {
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) {
    try {
      return made(type);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("cannot make " + type.getName(), failure);
    }
  }

  private <K> K made(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Console.class) {
        return type.cast(constructor.newInstance(console));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
