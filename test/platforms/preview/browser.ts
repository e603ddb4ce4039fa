/** A real Chromium in front of a real preview. Machines without one skip, and say so. */

import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import type { Clock } from "../../../src/core/clock.ts";
import { systemClock } from "../../../src/core/clock.ts";
import { silentLog } from "../../../src/core/ports.ts";
import { OffsetClock } from "../../../src/platforms/preview/clock.ts";
import { type RunningPreview, startPreview } from "../../../src/preview.ts";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
  existsSync,
);

export const noBrowser = executablePath === undefined;
/** For the names of skipped suites. */
export const why = noBrowser ? " (skipped: no Chromium on this machine)" : "";

export function launch(): Promise<Browser> {
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/** The preview over the seed papers, on any free port. */
export function preview(clock: Clock = systemClock): Promise<RunningPreview> {
  return startPreview({
    config: { preview: { host: "127.0.0.1", port: 0 }, seeds: "./seeds", zone: "UTC" },
    clock,
    log: silentLog,
  });
}

/** A clock that says `at` (ms) now and goes on from there: posts wait their turn by it, so it must not stand still. */
export function clockFrom(at: number): Clock {
  const clock = new OffsetClock(systemClock);
  clock.turnTo(at);
  return clock;
}

/** A window, and everything that went wrong in it: console errors, exceptions, requests to anywhere else. */
export interface Window {
  readonly page: Page;
  readonly troubles: readonly string[];
}

export async function open(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  // Shorter than a test may take, so that a failure names what was waited for.
  context.setDefaultTimeout(25_000);
  const page = await context.newPage();
  const troubles: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") troubles.push(message.text());
  });
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(origin)) troubles.push(`asked ${request.url()}`);
  });
  await page.goto(address);
  await page.locator("html[data-ready]").waitFor();
  return { page, troubles };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe-core finds wrong with a page, one line a finding. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  return page.evaluate<string[]>(
    // Both clients leave links without a line under them, and the page shows what they show.
    `axe.run(document, { rules: { "link-in-text-block": { enabled: false } } }).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, failureSummary }) => id + " (" + help + ") at " + target.join(" ") + ": " + failureSummary)))`,
  );
}

/** Types a line as the person of the window and sends it. */
export async function say(page: Page, line: string): Promise<void> {
  await page.getByRole("combobox", { name: "Message" }).fill(line);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
}
