package io.touchstone.llm;

import com.anthropic.core.http.Headers;
import com.anthropic.core.http.HttpResponse;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A response whose body ends after so many bytes; the library would read that of an error to its
 * end, however long it is.
 */
record BoundedResponse(HttpResponse response, long most) implements HttpResponse {
  @Override
  public int statusCode() {
    return response.statusCode();
  }

  @Override
  public Headers headers() {
    return response.headers();
  }

  @Override
  public InputStream body() {
    return new Beginning(response.body(), most);
  }

  @Override
  public void close() {
    response.close();
  }

  private static final class Beginning extends FilterInputStream {
    private long left;

    Beginning(InputStream in, long most) {
      super(in);
      this.left = most;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      left--;
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0 && length > 0) {
        return -1;
      }
      int count = in.read(bytes, offset, (int) Math.min(length, left));
      left -= Math.max(0, count);
      return count;
    }
  }
}
