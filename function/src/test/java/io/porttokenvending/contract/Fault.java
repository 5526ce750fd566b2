package io.porttokenvending.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.porttokenvending.testing.Answer;
import io.porttokenvending.testing.Call;
import io.porttokenvending.testing.Reply;
import io.porttokenvending.testing.World;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A failure of an upstream. */
enum Fault {
  HANGS,
  DRIPS,
  NO_ANSWER,
  CUT_SHORT,
  CUT_AFTER_JSON,
  HTML,
  HALF_JSON,
  WRONG_TYPES,
  OVERSIZED,
  GARBAGE_AS_GZIP,
  REDIRECT,
  STATUS_400,
  STATUS_401,
  STATUS_403,
  STATUS_404,
  STATUS_500,
  STATUS_503,
  STATUS_500_ONCE,
  RETRY_AFTER_SECONDS,
  RETRY_AFTER_DATE,
  RETRY_AFTER_ABSURD,
  RETRY_AFTER_GARBAGE,
  RESET_EPOCH,
  RESET_DELTA,
  SECRET_AS_TOKEN;

  /** The text of an upstream must not leave the function. */
  static final String SAID = "the-inner-workings-of-an-upstream";

  /** Longer than a request may take, shorter than any window of Port's. */
  private static final Duration WAIT = Duration.ofMinutes(14);

  Reply reply(Upstream upstream, World world, Call call, URI elsewhere) {
    String good = upstream.goodBody(world);
    return switch (this) {
      case HANGS -> Reply.json(200, good).after(Duration.ofMinutes(1));
      case DRIPS -> Reply.json(200, " ".repeat(200) + good).dripping(Duration.ofMillis(150));
      case NO_ANSWER -> Reply.noAnswer();
      case CUT_SHORT -> Reply.json(200, half(good)).cutShort();
      case CUT_AFTER_JSON -> Reply.json(200, good).cutShort();
      case HTML -> Reply.of(200, "text/html", "<html>" + SAID);
      case HALF_JSON -> Reply.json(200, half(good));
      case WRONG_TYPES -> Reply.json(200, upstream.wrongTypes());
      case OVERSIZED -> Reply.json(200, " ".repeat(3_000_000) + good);
      case GARBAGE_AS_GZIP -> Reply.json(200, SAID).header("Content-Encoding", "gzip");
      // The redirect that requires sending the body again, including its secrets.
      case REDIRECT -> status(307).header("Location", elsewhere + "/" + SAID);
      case STATUS_400 -> status(400);
      case STATUS_401 -> status(401);
      case STATUS_403 -> status(403);
      case STATUS_404 -> status(404);
      case STATUS_500, STATUS_500_ONCE -> status(500);
      case STATUS_503 -> status(503);
      case RETRY_AFTER_SECONDS -> retryAfter(Long.toString(WAIT.toSeconds()));
      case RETRY_AFTER_DATE -> retryAfter(date(world));
      case RETRY_AFTER_ABSURD -> retryAfter("99999999999999999999");
      case RETRY_AFTER_GARBAGE -> retryAfter(SAID);
      case RESET_EPOCH -> reset(world.now().plus(WAIT).getEpochSecond());
      case RESET_DELTA -> reset(WAIT.toSeconds());
      case SECRET_AS_TOKEN -> Reply.json(200, echo(good, call));
    };
  }

  private static String half(String json) {
    return json.substring(0, json.length() - 1);
  }

  private static Reply status(int status) {
    return Reply.of(status, "text/plain", SAID);
  }

  private static Reply retryAfter(String value) {
    return status(429).header("Retry-After", value);
  }

  private static Reply reset(long seconds) {
    return status(429).header("x-ratelimit-reset", Long.toString(seconds));
  }

  private static String date(World world) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(
        world.now().plus(WAIT).atOffset(ZoneOffset.UTC));
  }

  private static String echo(String good, Call call) {
    String asked = new String(call.body(), UTF_8);
    return good.replace(SAID, Answer.json(asked).path("clientSecret").asText());
  }
}
