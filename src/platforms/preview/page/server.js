/** Talking to Paperboy. */

/** Asks; rejects with the sentence the server gave. */
export async function ask(name, query = {}) {
  return read(await fetch(`/api/${name}?${new URLSearchParams(query)}`));
}

/** Does something; rejects with the sentence the server gave. */
export async function act(name, body) {
  return read(
    await fetch(`/api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
}

async function read(response) {
  const body = await response.json();
  if (!response.ok) throw new Error(body.error);
  return body;
}

/**
 * Calls `handlers[event](data)` for everything that happens, and comes back by itself when Paperboy was
 * restarted: fetching the page again brings the new cookie. Returns a function that ends it.
 */
export function follow(query, handlers) {
  let source;
  let timer;
  const open = () => {
    source = new EventSource(`/api/events?${new URLSearchParams(query)}`);
    for (const [event, handler] of Object.entries(handlers)) {
      source.addEventListener(event, (message) => handler(JSON.parse(message.data)));
    }
    source.addEventListener("error", () => {
      if (source.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(async () => {
        await fetch("/").catch(() => undefined);
        open();
      }, 1500);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
