package io.touchstone.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.json.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** The documents that are measured, the same ones on every machine. */
public final class Documents {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int STATUSES = 265;
  private static final int RINGS = 480;
  private static final int POINTS_IN_A_RING = 116;

  private static final String PLAN =
      """
      {
        "steps": [
          {
            "step_id": "s1", "skill": "skill.http_call",
            "params": {"url": "https://example.org/users?id=17", "method": "GET"},
            "depends_on": [], "on_error": "abort", "retry_count": 3,
            "output_key": "s1", "description": "Fetch data"
          },
          {
            "step_id": "s2", "skill": "skill.json_transform",
            "params": {"data": "{{s1.body}}", "operation": "extract", "path": "$.data"},
            "depends_on": ["s1"], "on_error": "abort", "retry_count": 3,
            "output_key": "s2", "description": "Extract data"
          },
          {
            "step_id": "s3", "skill": "skill.llm_invoke",
            "params": {"prompt": "Analyze: {{s2.output}}", "temperature": 0.25},
            "depends_on": ["s2"], "on_error": "retry", "retry_count": 3,
            "output_key": "s3", "description": "Analyze data – größer als 10 %"
          }
        ],
        "metadata": {
          "planner": "stub", "planner_version": "1.0.0", "model": null,
          "input_tokens": 113, "output_tokens": 42, "cost_cents": 0.0155, "deterministic": true
        },
        "warnings": []
      }
      """;

  private final Random random;

  private Documents(long seed) {
    this.random = new Random(seed);
  }

  /** {@code plan} (1 KB), {@code twitter} or {@code canada}, as JSON text. */
  public static byte[] named(String name) {
    return switch (name) {
      case "plan" -> PLAN.getBytes(StandardCharsets.UTF_8);
      case "twitter" -> new Documents(631_514).twitter();
      case "canada" -> new Documents(2_251_051).canada();
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** Shaped like twitter.json: repeated keys, much non-ASCII text, 18-digit ids. */
  private byte[] twitter() {
    ArrayNode statuses = NODES.arrayNode();
    for (int i = 0; i < STATUSES; i++) {
      statuses.add(status());
    }
    ObjectNode root = NODES.objectNode();
    root.set("statuses", statuses);
    root.set(
        "search_metadata", NODES.objectNode().put("completed_in", 0.087).put("count", STATUSES));
    return JsonText.pretty(root).getBytes(StandardCharsets.UTF_8);
  }

  private ObjectNode status() {
    long id = id();
    ObjectNode status = NODES.objectNode();
    status.putObject("metadata").put("result_type", "recent").put("iso_language_code", "ja");
    status.put("created_at", "Sun Aug 31 00:29:15 +0000 2014");
    status.put("id", id).put("id_str", Long.toString(id)).put("text", japanese(60));
    status.put(
        "source",
        "<a href=\"http://twitter.com/download/iphone\" rel=\"nofollow\">Twitter for iPhone</a>");
    status.put("truncated", false).putNull("in_reply_to_status_id").putNull("in_reply_to_user_id");
    status.set("user", user());
    status.putNull("geo").putNull("coordinates").putNull("place").putNull("contributors");
    status.put("retweet_count", random.nextInt(100)).put("favorite_count", random.nextInt(50));
    status.set("entities", entities());
    return status.put("favorited", false).put("retweeted", false).put("lang", "ja");
  }

  private ObjectNode user() {
    long id = random.nextInt(Integer.MAX_VALUE);
    ObjectNode user = NODES.objectNode();
    user.put("id", id).put("id_str", Long.toString(id)).put("name", japanese(8));
    user.put("screen_name", "user_" + id).put("location", "").put("description", japanese(80));
    user.putNull("url").put("protected", false).put("followers_count", random.nextInt(3000));
    user.put("friends_count", random.nextInt(3000)).put("listed_count", random.nextInt(9));
    user.put("created_at", "Tue Jan 28 14:11:27 +0000 2014")
        .putNull("utc_offset")
        .putNull("time_zone");
    user.put("geo_enabled", false)
        .put("verified", false)
        .put("statuses_count", random.nextInt(9999));
    user.put("profile_background_color", "C0DEED").put("profile_background_tile", false);
    user.put(
        "profile_image_url", "http://pbs.twimg.com/profile_images/" + id() + "/Kj0_normal.jpeg");
    user.put(
        "profile_image_url_https",
        "https://pbs.twimg.com/profile_images/" + id() + "/Kj0_normal.jpeg");
    user.put("profile_link_color", "0084B4").put("profile_text_color", "333333");
    user.put("default_profile", true).put("default_profile_image", false);
    return user.put("following", false)
        .put("follow_request_sent", false)
        .put("notifications", false);
  }

  private ObjectNode entities() {
    ObjectNode entities = NODES.objectNode();
    entities.putArray("hashtags");
    entities.putArray("symbols");
    entities.putArray("urls");
    ObjectNode mention = entities.putArray("user_mentions").addObject();
    mention
        .put("screen_name", "aym0566x")
        .put("name", japanese(6))
        .put("id", random.nextInt(Integer.MAX_VALUE));
    mention.putArray("indices").add(0).add(9);
    return entities;
  }

  /** An id of 18 digits that is written as ECMAScript would write its double. */
  private static final BigDecimal FIRST_ID = BigDecimal.valueOf(505_874_924_095_815_680L);

  private long id() {
    double nearby = FIRST_ID.doubleValue() + random.nextInt(1_000_000_000) * 64.0;
    // The digits of ids end in zeros past the 16th, as those of the original do.
    return Math.round(nearby / 100) * 100;
  }

  private String japanese(int length) {
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int kind = random.nextInt(20);
      if (kind == 0) {
        text.append('\n');
      } else if (kind == 1) {
        text.appendCodePoint(0x1F600 + random.nextInt(64));
      } else if (kind < 4) {
        text.append("@user RT ");
      } else {
        text.append(
            (char) (kind < 14 ? 0x3041 + random.nextInt(80) : 0x4E00 + random.nextInt(5000)));
      }
    }
    return text.toString();
  }

  /** Shaped like canada.json: rings of coordinates with the noise of binary arithmetic. */
  private byte[] canada() {
    ArrayNode rings = NODES.arrayNode();
    for (int i = 0; i < RINGS; i++) {
      ArrayNode ring = rings.addArray();
      for (int j = 0; j < POINTS_IN_A_RING; j++) {
        ring.addArray().add(coordinate(-141, 88)).add(coordinate(42, 41));
      }
    }
    ObjectNode feature = NODES.objectNode().put("type", "Feature");
    feature.putObject("properties").put("name", "Canada");
    feature.putObject("geometry").put("type", "Polygon").set("coordinates", rings);
    ObjectNode root = NODES.objectNode().put("type", "FeatureCollection");
    root.putArray("features").add(feature);
    return JsonText.line(root).replace(" ", "").getBytes(StandardCharsets.UTF_8);
  }

  /** As -65.613616999999977: six decimals, a few units in the last place off, 15 decimals. */
  private DecimalNode coordinate(int from, int width) {
    double exact = Math.rint((from + width * random.nextDouble()) * 1e6) / 1e6;
    double noisy = exact + (random.nextInt(5) - 2) * Math.ulp(exact);
    BigDecimal text = new BigDecimal(noisy).setScale(15, RoundingMode.HALF_EVEN);
    return DecimalNode.valueOf(text.stripTrailingZeros());
  }
}
