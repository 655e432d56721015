package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static io.touchstone.planner.Planning.code;
import static io.touchstone.planner.Planning.summary;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.llm.LlmClient;
import io.touchstone.llm.MessagesServer;
import io.touchstone.llm.RecordedClient;
import io.touchstone.llm.RecordedClient.Mode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The planner with the real client, against a service on this machine. */
class ClaudePlannerServiceTest {
  private static final JsonNode GOAL =
      json("{'goal':'say hi','tool_manifest':[{'skill_id':'skill.echo'}]}");

  private static final String MESSAGE =
      "{'id':'msg_1','type':'message','role':'assistant','model':'claude-sonnet-4-5-20250929',"
          + "'content':[%s],'stop_reason':'%s','stop_sequence':null,"
          + "'usage':{'input_tokens':812,'output_tokens':64}}";

  private static String call(String skill) {
    return MESSAGE.formatted(
        "{'type':'tool_use','id':'toolu_x','name':'submit_plan','input':"
            + "{'steps':[{'step_id':'s1','skill':'%s','params':{}}]}}".formatted(skill),
        "tool_use");
  }

  private static MessagesServer.Reply reply(int status, String body) {
    byte[] bytes = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return exchange -> {
      exchange.getResponseHeaders().set("content-type", "application/json");
      exchange.getResponseHeaders().set("retry-after", "7");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.close();
    };
  }

  private static PlannerResult ask(MessagesServer server) {
    ClaudePlannerSettings settings = ClaudePlannerSettings.of("claude-sonnet-4-5");
    return new ClaudePlanner(server.client(), settings, Planning.NOON).planDocument(GOAL);
  }

  @Test
  void aPlanIsAskedForAndRepairedOverHttp() throws IOException {
    try (MessagesServer server = new MessagesServer()) {
      server.replying(reply(200, call("skill.eco"))).replying(reply(200, call("skill.echo")));
      PlannerResult result = ask(server);
      assertEquals(List.of("s1 skill.echo {}"), summary(result));
      JsonNode metadata = result.toJson().get("metadata");
      assertEquals("claude-sonnet-4-5-20250929", metadata.get("model").textValue());
      assertEquals(1_624, metadata.get("input_tokens").longValue());
      JsonNode repair = server.received().get(1).body();
      assertEquals("skill.eco", repair.at("/messages/1/content/0/input/steps/0/skill").textValue());
      assertEquals(
          repair.at("/messages/1/content/0/id"), repair.at("/messages/2/content/0/tool_use_id"));
    }
  }

  @Test
  void textInsteadOfACallIsRepairedOverHttp() throws IOException {
    try (MessagesServer server = new MessagesServer()) {
      server
          .replying(reply(200, MESSAGE.formatted("{'type':'text','text':'Hi.'}", "end_turn")))
          .replying(reply(200, call("skill.echo")));
      assertEquals(List.of("s1 skill.echo {}"), summary(ask(server)));
    }
  }

  @Test
  void aRateLimitSaysWhenToComeBack() throws IOException {
    try (MessagesServer server = new MessagesServer()) {
      server.replying(
          reply(
              429,
              "{'type':'error','error':{'type':'rate_limit_error','message':'Too many requests'}}"));
      PlannerResult result = ask(server);
      assertEquals(PlannerErrorCode.PLANNER_RATE_LIMITED, code(result));
      assertEquals(7_000, result.toJson().get("retry_after_ms").longValue());
      assertEquals(1, server.received().size());
    }
  }

  @Test
  void aRecordedPlanRepeatsItselfWithoutTheService(@TempDir Path folder) throws IOException {
    ClaudePlannerSettings settings = ClaudePlannerSettings.of("claude-sonnet-4-5");
    PlannerResult recorded;
    try (MessagesServer server = new MessagesServer()) {
      server.replying(reply(200, call("skill.eco"))).replying(reply(200, call("skill.echo")));
      LlmClient recording = new RecordedClient(Mode.RECORD, folder, server.client());
      recorded = new ClaudePlanner(recording, settings, Planning.NOON).planDocument(GOAL);
    }
    LlmClient replay =
        new RecordedClient(
            Mode.REPLAY,
            folder,
            (request, timeout) -> {
              throw new AssertionError("asked");
            });
    ClaudePlanner planner = new ClaudePlanner(replay, settings, Planning.NOON);
    assertEquals(recorded, planner.planDocument(GOAL));
    assertTrue(recorded.toJson().at("/metadata/cost_cents").decimalValue().signum() > 0);
    assertEquals(List.of(), Planning.warnings(recorded));
    PlannerResult other = planner.planDocument(json("{'goal':'say nothing'}"));
    assertEquals(PlannerErrorCode.PLANNER_NOT_SET_UP, code(other));
  }
}
