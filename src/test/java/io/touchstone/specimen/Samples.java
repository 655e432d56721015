package io.touchstone.specimen;

import com.fasterxml.jackson.databind.JsonNode;
import io.touchstone.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Inputs of the specimens, by what they are about. */
public enum Samples {
  /** The first has the same line twice, the second no currency, the third no lines. */
  ORDERS(
      """
      {"id": "A-1001", "placed": "2026-03-14T09:26:53Z", "express": true, "discount": null,
       "currency": "EUR", "note": "Leave it in the kiosk, Izmir side",
       "customer": {"name": "Iris Diniz", "tier": "gold", "address": {"city": "Izmir", "country": "TR"}},
       "charges": {"packing": 0.1, "insurance": 0.2, "handling": 0.3},
       "lines": [
         {"sku": "ink-01", "title": "Indigo ink", "quantity": 3, "price": 4.5, "tags": ["ink", "gift"]},
         {"sku": "pin-17", "title": "Tin pins", "quantity": 12, "price": 0.25, "tags": []},
         {"sku": "ink-01", "title": "Indigo ink", "quantity": 3, "price": 4.5, "tags": ["ink", "gift"]}]}
      """,
      """
      {"id": "B-2002", "placed": "2025-11-30T23:45:00Z", "express": false, "discount": 1.5,
       "customer": {"name": "Jörg Öztürk", "tier": "silver", "address": {"city": "Kiel", "country": "DE"}},
       "charges": {"handling": 0.7, "packing": 0.1, "customs": 1234567.8},
       "lines": [
         {"sku": "mill-3", "title": "Pepper mill", "quantity": 1, "price": 31, "tags": ["kitchen"]},
         {"sku": "lid-9", "title": "Wide lid", "quantity": 2, "price": 7.75, "tags": ["kitchen", "spare"]}]}
      """,
      """
      {"id": "C-3003", "placed": "2026-07-01T00:10:00Z", "express": false, "currency": "GBP",
       "note": "Nothing in it yet", "customer": {"name": "Ina Lis", "tier": "gold", "address": {"city": "Bristol"}},
       "charges": {"packing": 0.1, "handling": 0.2}, "lines": []}
      """),

  /** The first two ask for the same in other letters. */
  GOALS(
      """
      {"goal": "Fetch the invoice of Iris and mail it", "deadline": "2026-04-01", "priority": 2,
       "limits": {"budget": 12.5, "max_steps": 8, "retries": 3}, "owner": null, "dry_run": false,
       "labels": {"team": "billing", "region": "IT", "index": 7},
       "skills": [{"name": "http_call", "cost": 1.5}, {"name": "llm_invoke", "cost": 4}, {"name": "echo", "cost": 1.5}]}
      """,
      """
      {"goal": "fetch the Invoice of IRIS and mail it", "deadline": "2026-05-09", "priority": 1,
       "limits": {"budget": 3, "max_steps": 4, "retries": 2}, "dry_run": true, "options": {"strict": true},
       "labels": {"team": "mail", "region": "FI"},
       "skills": [{"name": "echo", "cost": 1}, {"name": "json_transform", "cost": 1}]}
      """,
      """
      {"goal": "List the visits of this week in Indiana", "deadline": "2027-01-31", "priority": 5,
       "limits": {"budget": 0.75, "max_steps": 2, "retries": 0}, "owner": "ina", "dry_run": false,
       "labels": {"team": "field", "index": 12},
       "skills": [{"name": "echo", "cost": 0.25}, {"name": "http_call", "cost": 0.25}]}
      """),

  /** Some letters are outside ASCII. */
  ARTICLES(
      """
      {"title": "Quiet mornings in Izmir", "published": "2026-02-03T06:15:00Z", "draft": false, "rating": 4.5,
       "author": {"name": "Özlem Işık", "born": 1971, "alias": null},
       "text": "It is six. The ink is dry, the tide is in, the mill is idle; it is six in Izmir.",
       "sections": [{"heading": "öl", "weight": 1.5}, {"heading": "zinc", "weight": 2}, {"heading": "oz", "weight": 1.5}],
       "links": {"print": "print/quiet.html", "home": "index.html", "feed": "feed.xml"}}
      """,
      """
      {"title": "Lighting a tin stove", "published": "2025-12-31T23:30:00Z", "draft": true, "rating": 3,
       "author": {"name": "Jan Çiller", "born": 1988},
       "text": "Tinder first, then birch. Mind the draught; in a tin stove it is quick, quick, quick.",
       "sections": [{"heading": "Birch", "weight": 1}, {"heading": "ash", "weight": 1}, {"heading": "Çam", "weight": 0.5}],
       "links": {"home": "index.html", "video": "stove.mp4"}}
      """),

  /** The values are such that the order of a sum shows. */
  READINGS(
      """
      {"station": "Kiel-7", "taken": "2026-02-28T23:30:00Z", "unit": "C", "battery": null, "interval": 60,
       "calibration": {"offset": 0.1, "gain": 0.2, "drift": 0.3}, "sensors": ["inlet", "outlet", "rim"],
       "samples": [{"at": 0, "value": 17.25}, {"at": 60, "value": 9007199254740992.0}, {"at": 120, "value": 1.1},
         {"at": 180, "value": -9007199254740992.0}, {"at": 240, "value": 0.3}, {"at": 300, "value": 16}]}
      """,
      """
      {"station": "Inverin-2", "taken": "2026-06-21T04:00:00Z", "unit": "C", "interval": 30, "battery": 87.5,
       "calibration": {"drift": 0.7, "offset": 0.1, "gain": 0.6}, "sensors": ["rim"],
       "samples": [{"at": 0, "value": 3.3}, {"at": 30, "value": -2251799813685248.5}, {"at": 60, "value": 2},
         {"at": 90, "value": 2251799813685248.5}, {"at": 120, "value": 0.7}]}
      """);

  private final List<String> texts;

  Samples(String... texts) {
    this.texts = List.of(texts);
  }

  /** Fresh copies, as the strict reader reads them. */
  public List<JsonNode> inputs() {
    return texts.stream().map(this::parse).toList();
  }

  private JsonNode parse(String text) {
    return StrictJson.parse(text.getBytes(StandardCharsets.UTF_8), name()).root();
  }
}
