package io.porttokenvending.endtoend;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.porttokenvending.lambda.VendingHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function without priming, as a baseline. */
public final class UnprimedHandler implements RequestStreamHandler {
  private final VendingHandler function = new VendingHandler(System.getenv());

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    function.handleRequest(event, answer, context);
  }
}
