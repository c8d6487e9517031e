package eu.peregrine.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that nobody wishes for, over plain sockets. */
final class Misbehaviour {

    private static final int AT_ONCE = 4;
    private static final int PAUSE_MILLIS = 100;

    /** Until a request has reached the service; what a reset overtakes is never read. */
    private static final int MOMENT_MILLIS = 5;

    private static final int SLOW_READ = 2_000;
    private static final byte[] SLOW_PIECE = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final List<String> authorizations;
    private final AtomicInteger next = new AtomicInteger();

    Misbehaviour(int port, List<String> authorizations) {
        this.port = port;
        this.authorizations = authorizations;
    }

    /** Sends so many requests and goes away in the middle of each: before the answer, within the body, within the answer. */
    void abort(int count) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> clients = new ArrayList<>();
            for (int client = 0; client < AT_ONCE; client++) {
                int share = count / AT_ONCE + (client < count % AT_ONCE ? 1 : 0);
                clients.add(threads.submit(() -> {
                    for (int i = 0; i < share; i++) {
                        abort(Kind.values()[i % Kind.values().length]);
                    }
                    return null;
                }));
            }
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private enum Kind {
        BEFORE_THE_ANSWER,
        WITHIN_THE_BODY,
        WITHIN_THE_ANSWER
    }

    private void abort(Kind kind) throws IOException {
        try (Socket socket = connect()) {
            // Closed by a reset, as when a program is killed.
            socket.setSoLinger(true, 0);
            switch (kind) {
                case BEFORE_THE_ANSWER -> {
                    send(socket, get(StubService.LATE));
                    Stack.pause(MOMENT_MILLIS);
                }
                case WITHIN_THE_BODY -> {
                    send(socket, post(5_000) + "hello");
                    Stack.pause(MOMENT_MILLIS);
                }
                case WITHIN_THE_ANSWER -> {
                    send(socket, get(StubService.ENDLESS));
                    if (socket.getInputStream().read() != 'H') {
                        throw new IOException("No answer.");
                    }
                }
            }
        }
    }

    /** Clients that read or send a little ten times a second, half of them each, until closed. */
    final class Slow implements AutoCloseable {

        private final List<Socket> sockets = new ArrayList<>();
        private final Thread thread = new Thread(this::crawl, "slow");
        private volatile boolean over;
        private volatile int lost;

        Slow(int count) throws IOException {
            for (int i = 0; i < count; i++) {
                Socket socket = connect();
                sockets.add(socket);
                send(socket, i % 2 == 0 ? get(StubService.ENDLESS) : post(1_000_000));
            }
            thread.setDaemon(true);
            thread.start();
        }

        /** How many of them were broken off. */
        int lost() {
            return lost;
        }

        private void crawl() {
            byte[] buffer = new byte[SLOW_READ];
            while (!over) {
                for (int i = 0; i < sockets.size(); i++) {
                    crawl(i, buffer);
                }
                Stack.pause(PAUSE_MILLIS);
            }
        }

        private void crawl(int index, byte[] buffer) {
            Socket socket = sockets.get(index);
            if (socket.isClosed()) {
                return;
            }
            try {
                if (index % 2 == 1) {
                    socket.getOutputStream().write(SLOW_PIECE);
                } else {
                    InputStream answer = socket.getInputStream();
                    if (answer.available() > 0 && answer.read(buffer) < 0) {
                        throw new IOException("The answer ended.");
                    }
                }
            } catch (IOException e) {
                lost++;
                Misbehaviour.close(socket);
            }
        }

        @Override
        public void close() {
            over = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sockets.forEach(Misbehaviour::close);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException gone) {
            // It is closed, which is what was wanted.
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void send(Socket socket, String request) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(request.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private String get(String path) {
        return head("GET", path) + "\r\n";
    }

    private String post(int bytes) {
        return head("POST", StubService.UPLOAD) + "Content-Length: " + bytes + "\r\n\r\n";
    }

    private String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: "
                + authorizations.get(Math.floorMod(next.getAndIncrement(), authorizations.size())) + "\r\n";
    }
}
