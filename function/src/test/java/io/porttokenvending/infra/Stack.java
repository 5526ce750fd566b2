package io.porttokenvending.infra;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The template with parameters of the caller's: conditions are decided and references stand for
 * names that CloudFormation could have given. Values are maps, lists and strings.
 */
final class Stack {
  static final String ACCOUNT = "eu-west-1:123456789012";
  static final String API_ADDRESS = "https://a1b2c3d4e5.execute-api.eu-west-1.amazonaws.com";
  static final String SECRET =
      "arn:aws:secretsmanager:" + ACCOUNT + ":secret:port-token-vending/catalog-reader-a1B2c3";

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z:.]+)}");
  private static final Map<String, String> PSEUDO =
      Map.of(
          "AWS::Region", "eu-west-1",
          "AWS::AccountId", "123456789012",
          "AWS::Partition", "aws",
          "AWS::URLSuffix", "amazonaws.com",
          "AWS::StackName", "port-token-vending");

  /** What {@code Arn} of a resource looks like; {@code %s} is its logical id. */
  private static final Map<String, String> ARNS =
      Map.of(
          "AWS::DynamoDB::Table", "arn:aws:dynamodb:" + ACCOUNT + ":table/%s",
          "AWS::Logs::LogGroup", "arn:aws:logs:" + ACCOUNT + ":log-group:%s:*",
          "AWS::Serverless::Function", "arn:aws:lambda:" + ACCOUNT + ":function:%s");

  private final Template template;
  private final Map<String, String> parameters = new TreeMap<>();

  private Stack(Template template) {
    this.template = template;
  }

  /** With this first secret, these parameters, and the defaults of all others. */
  static Stack with(Map<String, String> given) throws IOException {
    Stack stack = new Stack(Template.read());
    stack
        .template
        .at("Parameters")
        .members()
        .forEach((name, each) ->
            Optional.ofNullable(each.members().get("Default"))
                .ifPresent(value -> stack.parameters.put(name, value.text())));
    stack.parameters.put("CredentialSecretArns", SECRET);
    stack.parameters.putAll(given);
    return stack;
  }

  /** The resources of a type that there are under these parameters, by logical id. */
  Map<String, Map<String, Object>> resources(String type) {
    Map<String, Map<String, Object>> resources = new LinkedHashMap<>();
    template
        .at("Resources")
        .members()
        .forEach((name, each) -> {
          if (each.at("Type").text().equals(type) && exists(each)) {
            resources.put(name, map(value(each.at("Properties"))));
          }
        });
    return resources;
  }

  /** The properties of the resource, which must be there. */
  Map<String, Object> resource(String type, String name) {
    return map(resources(type).get(name));
  }

  private boolean exists(Template resource) {
    Template condition = resource.members().get("Condition");
    return condition == null || holds(condition.text());
  }

  private boolean holds(String condition) {
    return truth(template.at("Conditions", condition));
  }

  private boolean truth(Template formula) {
    List<Template> operands = formula.items();
    return switch (formula.tag()) {
      case "!Not" -> !truth(operands.getFirst());
      case "!Equals" -> value(operands.get(0)).equals(value(operands.get(1)));
      default -> throw new IllegalStateException(formula.tag());
    };
  }

  Object value(Template part) {
    return switch (part.tag()) {
      case "!Ref" -> ref(part.text());
      case "!Sub" -> sub(part.items());
      case "!GetAtt" -> attribute(part.text());
      case "!If" -> value(part.items().get(holds(part.items().getFirst().text()) ? 1 : 2));
      case "!Split" -> List.of(text(part.items().get(1)).split(text(part.items().get(0)), -1));
      case "!FindInMap" -> "";
      default -> plain(part);
    };
  }

  private Object plain(Template part) {
    if (part.isScalar()) {
      return part.text();
    }
    if (part.isList()) {
      List<Object> items = new ArrayList<>();
      part.items().stream()
          .map(this::value)
          .filter(each -> each != Absent.VALUE)
          .forEach(items::add);
      return items;
    }
    Map<String, Object> members = new LinkedHashMap<>();
    part.members()
        .forEach((name, each) -> {
          Object value = value(each);
          if (value != Absent.VALUE) {
            members.put(name, value);
          }
        });
    return members;
  }

  private String text(Template part) {
    return String.valueOf(value(part));
  }

  private Object named(String name) {
    return name.contains(".") ? attribute(name) : ref(name);
  }

  private Object ref(String name) {
    if (name.equals("AWS::NoValue")) {
      return Absent.VALUE;
    }
    String parameter = parameters.get(name);
    if (parameter == null) {
      return PSEUDO.getOrDefault(name, name);
    }
    boolean list = template.at("Parameters", name, "Type").text().equals("CommaDelimitedList");
    return list ? List.of(parameter.split(",", -1)) : parameter;
  }

  private String attribute(String path) {
    if (path.equals("HttpApi.ApiEndpoint")) {
      return API_ADDRESS;
    }
    String name = path.substring(0, path.indexOf('.'));
    String type = template.at("Resources", name, "Type").text();
    return path.endsWith(".Arn") ? ARNS.getOrDefault(type, "arn:%s").formatted(name) : path;
  }

  /**
   * @param parts a text, and optionally values of its variables
   */
  private String sub(List<Template> parts) {
    Map<String, Template> own = parts.size() > 1 ? parts.get(1).members() : Map.of();
    return VARIABLE
        .matcher(parts.getFirst().text())
        .replaceAll(found -> {
          String name = found.group(1);
          Template value = own.get(name);
          return Matcher.quoteReplacement(
              value == null ? String.valueOf(named(name)) : text(value));
        });
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Objects.requireNonNull(value);
  }

  /** Returns the items of a list; a single value counts as a list of one. */
  @SuppressWarnings("unchecked")
  static List<Object> list(@Nullable Object value) {
    return value instanceof List<?> ? (List<Object>) value : List.of(Objects.requireNonNull(value));
  }

  private enum Absent {
    VALUE
  }
}
