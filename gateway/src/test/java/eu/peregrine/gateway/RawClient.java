package eu.peregrine.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/** A client that says exactly what it is told, byte for byte. */
final class RawClient implements AutoCloseable {

    private final Socket socket;

    RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(20_000);
    }

    /** Sends a text and reads until the other side closes, or for so long nothing comes. */
    static String exchange(int port, String text) throws IOException {
        try (RawClient client = new RawClient(port)) {
            return client.send(text).readAll();
        }
    }

    RawClient send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    /** Everything until the end of the connection. A reset counts as an end; 20 s of silence do not. */
    String readAll() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketTimeoutException silent) {
            throw silent;
        } catch (IOException reset) {
            // As good as an end here.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /** One answer's head, to the empty line. */
    String readHead() throws IOException {
        StringBuilder head = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }

    /** Reads until this has come, or the other side closes. */
    String readUntil(String wanted) throws IOException {
        StringBuilder some = new StringBuilder();
        byte[] piece = new byte[8_192];
        while (some.indexOf(wanted) < 0) {
            int length = socket.getInputStream().read(piece);
            if (length < 0) {
                break;
            }
            some.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
        }
        return some.toString();
    }

    /** Reads whatever comes within so many milliseconds. */
    String readFor(int millis) throws IOException {
        ByteArrayOutputStream some = new ByteArrayOutputStream();
        socket.setSoTimeout(millis);
        try {
            int next = socket.getInputStream().read();
            while (next >= 0) {
                some.write(next);
                next = socket.getInputStream().read();
            }
        } catch (SocketTimeoutException enough) {
            // That was the time.
        } finally {
            socket.setSoTimeout(20_000);
        }
        return some.toString(StandardCharsets.ISO_8859_1);
    }

    /** Closes so that the other side gets a reset rather than an end. */
    void abort() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
