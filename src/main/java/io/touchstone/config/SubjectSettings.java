package io.touchstone.config;

import io.touchstone.subject.SubjectBinding;
import java.util.Optional;

/**
 * What is configured for one subject.
 *
 * @param binding the component behind the name
 * @param contract the id of its contract, where that is not its name
 * @param calls how it is called
 */
public record SubjectSettings(
    SubjectBinding binding, Optional<String> contract, CallSettings calls) {

  /** Of a tool of this server: its contract's id begins with that of the server. */
  SubjectSettings ofTool(String server, String tool) {
    return new SubjectSettings(
        ((SubjectBinding.McpTool) binding).named(tool.substring(server.length() + 1)),
        contract.map(prefix -> prefix + "." + tool.substring(server.length() + 1)),
        calls);
  }
}
