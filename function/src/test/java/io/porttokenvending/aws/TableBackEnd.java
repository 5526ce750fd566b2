package io.porttokenvending.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;

/** A DynamoDB that a test can look into. */
interface TableBackEnd {
  URI uri();

  /** As the template makes it. */
  void createTable(String name);

  /** All rows, as DynamoDB writes items: each attribute with its type. */
  List<JsonNode> rows(String table);
}
