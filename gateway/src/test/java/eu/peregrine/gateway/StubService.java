package eu.peregrine.gateway;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A service that behaves as its path says, on plain sockets so that it can also behave badly:
 * {@code /api/v1/organisations/<behaviour>}.
 */
final class StubService implements AutoCloseable {

    /** The body of the behaviours "large" and "large-chunked"; its last bytes are {@link #LAST}. */
    static final long LARGE = 1L << 30;

    static final String LAST = "the end";

    private static final int PIECE = 64 << 10;
    private static final String MIDDLE = "x".repeat(PIECE);
    private static final String END = MIDDLE.substring(LAST.length()) + LAST;

    /** One that was asked for, and one for whoever asks next. */
    private static final String TWO_ANSWERS =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok" + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfalse";

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "stub-service");
        thread.setDaemon(true);
        return thread;
    });
    private final Map<Socket, String> open = new ConcurrentHashMap<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong whole = new AtomicLong();
    private final List<String> heads = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;
    private volatile String always;

    StubService() throws IOException {
        this(0);
    }

    StubService(int port) throws IOException {
        socket = new ServerSocket(port, 200, InetAddress.getLoopbackAddress());
        threads.submit(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** What is being answered on each connection that the gateway holds open now; "idle" where nothing is. */
    List<String> openConnections() {
        return List.copyOf(open.values());
    }

    /** Requests whose head arrived, since the last {@link #forget()}. */
    long requests() {
        return requests.get();
    }

    /** Requests that arrived to their last byte, since the last {@link #forget()}; of the ordinary behaviours only. */
    long whole() {
        return whole.get();
    }

    /** The heads of the last requests, as they arrived. */
    List<String> heads() {
        return heads;
    }

    String lastHead() {
        return heads.get(heads.size() - 1);
    }

    void forget() {
        heads.clear();
        requests.set(0);
        whole.set(0);
    }

    /** What it says when it is asked whether it is ready, until said otherwise. */
    void ready(boolean yes) {
        ready = yes;
    }

    /** Behaves so whatever the path says; null for as the path says. */
    void always(String behaviour) {
        always = behaviour;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                threads.submit(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        open.put(connection, "idle");
        try (connection) {
            InputStream in = new BufferedInputStream(connection.getInputStream());
            OutputStream out = connection.getOutputStream();
            String head = head(in);
            while (head != null) {
                if (head.startsWith("GET /q/health/ready ")) {
                    body(head, in);
                    write(out, "HTTP/1.1 " + (ready ? "200 OK" : "503 Not Ready") + "\r\nContent-Length: 2\r\n\r\n{}");
                    head = head(in);
                    continue;
                }
                requests.incrementAndGet();
                if (heads.size() > 50) {
                    heads.remove(0);
                }
                heads.add(head);
                open.put(connection, head.substring(0, head.indexOf('\r')));
                if (!answer(head, in, out)) {
                    return;
                }
                open.put(connection, "idle");
                head = head(in);
            }
        } catch (IOException | InterruptedException gone) {
            // The gateway closed the connection, or the test is over.
        } finally {
            open.remove(connection);
        }
    }

    /** Answers one request; false if the connection is to be closed. */
    private boolean answer(String head, InputStream in, OutputStream out) throws IOException, InterruptedException {
        String path = head.split(" ")[1].split("\\?")[0];
        String behaviour = path.substring(path.lastIndexOf('/') + 1);
        if (always != null) {
            behaviour = always;
        } else if (head.contains("X-Behaviour: ")) {
            behaviour = head.split("X-Behaviour: ")[1].split("\r")[0];
        }
        switch (behaviour) {
            case "close":
                return false;
            case "silent":
                body(head, in);
                in.read();
                return false;
            case "deaf":
                // Never reads the body.
                Thread.sleep(10_000);
                return false;
            case "garbage":
                write(out, "this is not HTTP\r\n\r\n");
                return false;
            case "early":
                write(out, "HTTP/1.1 422 Unprocessable Content\r\nContent-Length: 2\r\n\r\nno");
                body(head, in);
                return true;
            default:
                break;
        }
        byte[] body = body(head, in);
        whole.incrementAndGet();
        switch (behaviour) {
            case "hop":
                write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive, X-Inner\r\nX-Inner: secret\r\n"
                                + "Keep-Alive: timeout=5\r\nProxy-Authenticate: Basic\r\nProxy-Connection: keep-alive\r\n"
                                + "TE: trailers\r\nTrailer: X-Sum\r\nUpgrade: h2c\r\nServer: secret/1.0\r\nX-Powered-By: x\r\n"
                                + "Access-Control-Allow-Origin: *\r\nX-Frame-Options: ALLOWALL\r\nX-Kept: yes\r\n\r\nok");
                return true;
            case "trailers":
                write(
                        out,
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n2\r\nok\r\n0\r\nX-Sum: 1\r\n\r\n");
                return true;
            case "stall":
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
                in.read();
                return false;
            case "drip":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                for (int i = 0; i < 100; i++) {
                    write(out, "1\r\nx\r\n");
                    Thread.sleep(100);
                }
                return false;
            case "cut-length":
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789");
                return false;
            case "cut-chunked":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n");
                return false;
            case "old":
                write(out, "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhello");
                return false;
            case "until-close":
                write(out, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: text/plain\r\n\r\nhello");
                return false;
            case "switch":
                write(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: upgrade\r\n\r\n");
                Thread.sleep(300);
                return false;
            case "coding":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
                return true;
            case "capital-chunked":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n");
                return true;
            case "bad-dates":
                write(
                        out,
                        "HTTP/1.1 200 OK\r\nDate: yesterday\r\nExpires: soon\r\nCache-Control: public, max-age=x\r\n"
                                + "Warning: 110 - \"old\" \"whenever\"\r\nContent-Length: 2\r\n\r\nok");
                return true;
            case "empty":
                write(out, "HTTP/1.1 204 No Content\r\n\r\n");
                return true;
            case "unchanged":
                write(out, "HTTP/1.1 304 Not Modified\r\nETag: \"1.a\"\r\n\r\n");
                return true;
            case "teapot":
                write(
                        out,
                        "HTTP/1.1 418 I'm a teapot\r\nContent-Type: application/problem+json\r\nContent-Length: 14\r\n\r\n"
                                + "{\"status\":418}");
                return true;
            case "error":
                write(out, "HTTP/1.1 500 Internal Server Error\r\nContent-Length: 5\r\n\r\nsorry");
                return true;
            case "too-long":
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok and eighteen more");
                return true;
            case "two-answers":
                write(out, TWO_ANSWERS);
                return true;
            case "large":
                write(out, "HTTP/1.1 200 OK\r\nContent-Length: " + LARGE + "\r\n\r\n");
                for (long left = LARGE; left > 0; left -= PIECE) {
                    write(out, left > PIECE ? MIDDLE : END);
                }
                return true;
            case "large-chunked":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                String size = Integer.toHexString(PIECE) + "\r\n";
                for (long left = LARGE; left > 0; left -= PIECE) {
                    write(out, size + (left > PIECE ? MIDDLE : END) + "\r\n");
                }
                write(out, "0\r\n\r\n");
                return true;
            case "endless":
                write(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                byte[] piece = ("2000\r\n" + "x".repeat(8192) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
                for (int i = 0; i < 20_000; i++) {
                    out.write(piece);
                }
                return false;
            default:
                boolean headOnly = head.startsWith("HEAD ");
                String text = "received " + body.length;
                write(
                        out,
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nETag: \"1.a\"\r\nVary: Authorization\r\nContent-Length: "
                                + text.length() + "\r\n\r\n" + (headOnly ? "" : text));
                return true;
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int last = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
            last = (last << 8) | next;
            if (last == 0x0d0a0d0a) {
                return head.toString(StandardCharsets.ISO_8859_1);
            }
        }
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        String lower = head.toLowerCase(Locale.ROOT);
        int length = lower.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int start = length + 17;
            int bytes = Integer.parseInt(
                    lower.substring(start, lower.indexOf('\r', start)).trim());
            return in.readNBytes(bytes);
        }
        if (!lower.contains("\r\ntransfer-encoding: chunked")) {
            return new byte[0];
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";")[0].trim(), 16);
            body.write(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        if (next < 0) {
            throw new IOException("cut off");
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket connection : open.keySet()) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
