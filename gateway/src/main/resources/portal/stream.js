// The event stream /api/v1/events, read by fetch since it needs a token in a header. It goes on where it broke off.
import { call } from "./session.js";

/**
 * Listens until stopped.
 *
 * @param on.event called with each CloudEvent
 * @param on.state called with "connecting", "watching", "again" (and the seconds until then), "refused" (and why)
 * @param on.reset called when events were missed for good
 * @returns a function that stops it, with a promise `opened` of the first answer
 */
export function listen(on) {
  const stopper = new AbortController();
  let last = null;
  let pause = 1;
  let tellOpened;
  const opened = new Promise((resolve) => (tellOpened = resolve));

  async function once() {
    on.state("connecting");
    const headers = { Accept: "text/event-stream" };
    if (last) {
      headers["Last-Event-ID"] = last;
    }
    const answer = await call("/api/v1/events", { headers, signal: stopper.signal, cache: "no-store" });
    if (!answer.ok) {
      const problem = await answer.json().catch(() => ({}));
      const again = answer.status === 429 || answer.status >= 500;
      throw Object.assign(new Error(problem.title || String(answer.status)), { again });
    }
    on.state("watching");
    tellOpened();
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      pause = 1;
      text += value.replaceAll("\r\n", "\n");
      const blocks = text.split("\n\n");
      text = blocks.pop();
      blocks.forEach(dispatch);
    }
  }

  function dispatch(block) {
    let kind = "message";
    const data = [];
    for (const line of block.split("\n")) {
      const [, field, value] = line.match(/^([^:]*):? ?(.*)$/);
      if (field === "data") {
        data.push(value);
      } else if (field === "event") {
        kind = value;
      } else if (field === "id") {
        last = value;
      }
    }
    if (kind === "reset") {
      on.reset?.();
    } else if (data.length > 0) {
      on.event(JSON.parse(data.join("\n")));
    }
  }

  (async () => {
    while (!stopper.signal.aborted) {
      try {
        await once();
      } catch (problem) {
        if (stopper.signal.aborted) {
          break;
        }
        if (problem.again === false) {
          on.state("refused", problem.message);
          break;
        }
      }
      on.state("again", pause);
      await new Promise((resolve) => setTimeout(resolve, pause * 1000));
      pause = Math.min(pause * 2, 30);
    }
    tellOpened();
  })();

  const stop = () => stopper.abort();
  stop.opened = opened;
  return stop;
}

/** The event's kind, such as agreement.proposed. */
export const kindOf = (event) => event.type.replace(/^eu\.peregrine\./, "").replace(/\.v\d+$/, "");
